// Judges documents of Systems Manager (schema version 0.3), one JSON request on standard input:
// {"judge": "schema", "document": ...} answers {"problems": [...]}, by the schema of AWS's own language server;
// {"judge": "run", "document": ..., "inputs": {...}, "answers": {"Api": {...}}, "approve": true,
// "scripts": {"handler": "fails"}} answers
// {"succeeded": bool, "steps": [...], "calls": [{"api": ..., "params": {...}}], "error": ...}, by simulating it.
const fs = require("fs");
const path = require("path");

const modules = process.env.SSM_JUDGE_MODULES;
const load = (name) => require(path.join(modules, name));

function schemaProblems(document) {
  const Ajv = load("ajv");
  const schema = JSON.parse(fs.readFileSync(path.join(modules, "aws-ssm-document-language-service/dist/schema.json")));
  delete schema.$schema;
  const validate = new Ajv.default({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(schema);
  return validate(document) ? [] : validate.errors.map((one) => `${one.instancePath}: ${one.message}`);
}

const TYPES = { String: "STRING", Integer: "INTEGER", Boolean: "BOOLEAN", StringMap: "STRING_MAP" };

function run(request) {
  const cdk = load("aws-cdk-lib");
  const ssm = load("@cdklabs/cdk-ssm-documents");
  const { inputs, answers, approve, scripts } = request;
  const document = JSON.parse(
    JSON.stringify(request.document)
      .replaceAll("{{ global:REGION }}", "eu-central-1") // the simulator knows neither of these
      .replaceAll("{{ global:ACCOUNT_ID }}", "123456789012"),
  );
  const calls = [];
  const docInputs = Object.entries(document.parameters).map(([name, one]) => {
    const { type, default: defaultValue, ...rest } = one;
    return ssm.Input.ofSpecifiedType(ssm.DataTypeEnum[TYPES[type]], name, { ...rest, defaultValue });
  });
  const stack = new cdk.Stack(new cdk.App(), "judge");
  const built = new ssm.AutomationDocument(stack, "document", { documentName: "judged", docInputs });
  for (const step of document.mainSteps) {
    if (step.action === "aws:branch") {
      built.addStep(new ssm.BranchStep(stack, step.name, branchOf(ssm, step)));
    } else if (step.action === "aws:approve") {
      const approvers = ssm.HardCodedStringList.of(step.inputs.Approvers);
      built.addStep(new ssm.ApproveStep(stack, step.name, { name: step.name, approvers }));
    } else {
      built.addStep({ addToDocument: (builder) => addStep(ssm, stack, builder, step, scripts) });
    }
  }
  const observer = { accept: () => {} };
  const simulation = ssm.Simulation.ofAutomation(built, {
    awsInvoker: {
      invoke: (call) => {
        calls.push({ api: call.awsApi, params: call.awsParams });
        return answers[call.awsApi] ?? {};
      },
    },
    approveHook: {
      ask: () => {
        if (approve === false) throw new Error("rejected"); // AWS ends the step so; the simulator only says it
        return true;
      },
    },
    sleepHook: { sleep: () => {} },
    inputObserver: observer,
    outputObserver: observer,
  });
  const result = simulation.simulate(inputs);
  const succeeded = result.responseCode === ssm.ResponseCode.SUCCESS;
  return { succeeded, steps: result.executedSteps, calls, error: result.stackTrace };
}

// The package's own reading of a step takes every variable of a branch for a text.
function branchOf(ssm, step) {
  const choices = step.inputs.Choices.map(({ NextStep: jumpToStepName, Variable, ...condition }) => {
    const [[operation, constant]] = Object.entries(condition);
    const name = Variable.replace(/[{} ]/g, "");
    const kinds = { number: ssm.NumberVariable, boolean: ssm.BooleanVariable, string: ssm.StringVariable };
    const variable = new kinds[typeof constant](name);
    return new ssm.Choice({
      jumpToStepName,
      variable,
      operation: ssm.OperationEvaluator.fromOperationName(operation),
      constant,
    });
  });
  return { name: step.name, choices, defaultStepName: step.inputs.Default };
}

function addStep(ssm, stack, builder, step, scripts) {
  let known = step;
  if (step.action === "aws:executeScript") {
    // Scripts have tests of their own; here one only fails or does not.
    const body = scripts[step.inputs.Handler] === "fails" ? "raise ValueError('refused')" : "return {}";
    const Script = `def ${step.inputs.Handler}(events, context):\n    ${body}\n`;
    known = { ...step, inputs: { ...step.inputs, Script, InputPayload: {} } };
  }
  const made = ssm.StringStep.fromObject(stack, known);
  for (const child of made.node.children) builder.addStep(child);
}

const request = JSON.parse(fs.readFileSync(0, "utf-8"));
const say = console.log;
console.log = () => {}; // the simulator reports its progress there
let answer;
try {
  answer = request.judge === "schema" ? { problems: schemaProblems(request.document) } : run(request);
} catch (error) {
  answer = { succeeded: false, error: String(error.message), stack: error.stack };
}
say(JSON.stringify(answer));
