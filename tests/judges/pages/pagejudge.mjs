// Opens pages in headless Chromium and says what is wrong with them.
//
// Reads {"folder": path, "pages": [paths below it], "widths": [pixels], "schemes": ["light", "dark"]} from standard input
// and writes a JSON list of faults: {"page", "kind", "text"}. Kinds: `console` (anything said there, violations of the
// page's policy included), `ran` (text of a page was executed), `request` (something was asked for), `element` (one that
// loads or runs something), `link` (it leads nowhere, or is no web address), `overflow` (the page is wider than the
// window), `axe` (a rule of axe-core), `html` (an error of the Nu HTML checker), `keyboard` (the first stop is not the link to the content), `filter` (it hides
// nothing, or the page needs it). `--version` starts the browser and writes its version.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const HOME = import.meta.dirname;
process.env.TMPDIR = join(HOME, "browser"); // where the package unpacks its browser
mkdirSync(process.env.TMPDIR, { recursive: true });

const { default: chromium } = await import("@sparticuz/chromium");
const { default: puppeteer } = await import("puppeteer-core");
const AXE = readFileSync(join(HOME, "node_modules/axe-core/axe.min.js"), "utf8");

async function main() {
  const browser = await puppeteer.launch({
    executablePath: await chromium.executablePath(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    headless: "shell",
  });
  try {
    if (process.argv.includes("--version")) return `${await browser.version()}\n`;
    const asked = JSON.parse(readFileSync(0, "utf8"));
    const faults = [];
    for (const page of asked.pages) faults.push(...(await judged(browser, asked, page)));
    return JSON.stringify([...faults, ...invalid(asked)]);
  } finally {
    await browser.close();
  }
}

function invalid(asked) {
  const jar = join(HOME, "node_modules/vnu-jar/build/dist/vnu.jar");
  const files = asked.pages.map((page) => join(asked.folder, page));
  const done = spawnSync("java", ["-jar", jar, "--errors-only", "--exit-zero-always", "--format", "json", ...files], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  const page = (url) => asked.pages[files.findIndex((file) => pathToFileURL(file).pathname === new URL(url).pathname)];
  return JSON.parse(done.stderr).messages.map((one) => ({
    page: page(one.url),
    kind: "html",
    text: `line ${one.lastLine}: ${one.message} ${one.extract ?? ""}`,
  }));
}

async function judged(browser, asked, path) {
  const faults = [];
  const fault = (kind, text) => faults.push({ page: path, kind, text: String(text) });
  const url = pathToFileURL(join(asked.folder, path)).href;
  const page = await watched(browser, url, fault);
  for (const width of asked.widths) {
    await page.setViewport({ width, height: 900 });
    for (const scheme of asked.schemes) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.goto(url);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) fault("overflow", `${wide} of ${width} pixels`);
      for (const said of await axe(page)) fault("axe", `${scheme}, ${width} pixels: ${said}`);
    }
  }
  for (const said of await page.evaluate(elements)) fault("element", said);
  for (const link of await page.evaluate(links)) {
    const said = await leadsNowhere(browser, link, url);
    if (said) fault("link", `${link.written}: ${said}`);
  }
  for (const said of await keyboard(page, url)) fault("keyboard", said);
  for (const said of await filter(page, url)) fault("filter", said);
  await page.close();
  return faults;
}

async function watched(browser, url, fault) {
  const page = await browser.newPage();
  page.on("console", (message) => fault("console", message.text()));
  page.on("pageerror", (error) => fault("console", error.message));
  page.on("dialog", (dialog) => (fault("ran", dialog.message()), dialog.dismiss()));
  await page.exposeFunction("ran", (text) => fault("ran", text));
  page.on("request", (request) => {
    const at = request.url();
    if (at !== url && !at.startsWith("data:") && !at.startsWith(`${url}#`)) fault("request", at);
  });
  return page;
}

async function axe(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const seen = await axe.run(document, { resultTypes: ["violations"] });
    return seen.violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.html).slice(0, 2)}`);
  });
}

function elements() {
  const found = [...document.querySelectorAll("script, img, iframe, object, embed, form, base, [style]")];
  const handlers = [...document.querySelectorAll("*")].filter((one) =>
    one.getAttributeNames().some((name) => name.toLowerCase().startsWith("on")),
  );
  const inline = (one) => one.matches("body > script:last-of-type:not([src])");
  return [...found.filter((one) => !inline(one)), ...handlers].map((one) => one.outerHTML.slice(0, 120));
}

function links() {
  return [...document.querySelectorAll("[href], [src], [action], [formaction]")]
    .filter((one) => one.tagName !== "LINK" || !one.href.startsWith("data:image/"))
    .map((one) => ({ written: one.getAttribute("href") ?? one.outerHTML.slice(0, 120), url: one.href ?? "" }));
}

const targets = new Map();

async function leadsNowhere(browser, link, from) {
  let target;
  try {
    target = new URL(link.url, from);
  } catch {
    return "no address";
  }
  if (["http:", "https:"].includes(target.protocol)) return target.host ? null : "no host";
  if (target.protocol !== "file:") return "neither a page nor a web address";
  const file = fileURLToPath(new URL(target.pathname, "file:///"));
  if (!existsSync(file)) return "no such page";
  if (!target.hash) return null;
  if (!targets.has(file)) targets.set(file, new Set(readFileSync(file, "utf8").match(/(?<= id=")[^"]*/g)));
  return targets.get(file).has(target.hash.slice(1)) ? null : "no such place on the page";
}

async function keyboard(page, url) {
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(url);
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => {
    const { left, top, height } = document.activeElement.getBoundingClientRect();
    const outline = getComputedStyle(document.activeElement).outlineStyle;
    return { href: document.activeElement.getAttribute("href"), seen: top >= 0 && left >= 0 && height > 0, outline };
  });
  if (first.href !== "#content") return [`the first stop leads to ${first.href}`];
  if (!first.seen || first.outline === "none") return ["the first stop cannot be seen"];
  await page.keyboard.press("Enter");
  const at = await page.evaluate(() => document.activeElement.id);
  return at === "content" ? [] : [`it leads to ${at}`];
}

async function filter(page, url) {
  const rows = () => page.$$eval("[data-filter] tbody tr", (all) => all.filter((one) => one.offsetHeight).length);
  await page.goto(url);
  const all = await rows();
  if (!all) return [];
  const faults = [];
  await page.type("#filter", "no-such-service-anywhere");
  if (await rows()) faults.push("it shows what does not contain the words");
  await page.$eval("#filter", (input) => ((input.value = ""), input.dispatchEvent(new Event("input"))));
  if ((await rows()) !== all) faults.push("it does not show everything again");
  await page.setJavaScriptEnabled(false);
  await page.goto(url);
  if ((await rows()) !== all) faults.push("without scripts rows are missing");
  if (await page.$eval("#filter", (input) => input.offsetHeight > 0)) faults.push("without scripts it is shown in vain");
  await page.setJavaScriptEnabled(true);
  return faults;
}

process.stdout.write(await main());
