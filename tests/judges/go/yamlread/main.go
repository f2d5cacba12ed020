// Command yamlread shows how each YAML reader of the Go world understands a
// document. It reads YAML on stdin and prints one JSON object with one member
// for each reader; an error of a reader becomes {"error": "..."}.
//
// With -stream each input line is a JSON string that holds one YAML text, and
// each output line is the object for it, in the same order.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"

	yamlinv2 "go.yaml.in/yaml/v2"
	yamlinv3 "go.yaml.in/yaml/v3"
	yamlv2 "gopkg.in/yaml.v2"
	yamlv3 "gopkg.in/yaml.v3"
	sigs "sigs.k8s.io/yaml"
)

type unmarshal func([]byte, any) error

// gopkg.in's are the frozen originals; the forks at go.yaml.in are what
// Prometheus and Alertmanager read their files with since 2025.
var readers = map[string]unmarshal{
	"v2":      yamlv2.Unmarshal,
	"v3":      yamlv3.Unmarshal,
	"fork_v2": yamlinv2.Unmarshal,
	"fork_v3": yamlinv3.Unmarshal,
	"sigs":    readSigs,
}

// readSigs keeps numbers as written, which sigs' own Unmarshal would turn into floats.
func readSigs(text []byte, into any) error {
	converted, err := sigs.YAMLToJSON(text)
	if err != nil {
		return err
	}
	*into.(*any) = json.RawMessage(converted)
	return nil
}

func read(text []byte, with unmarshal) (value any) {
	defer func() { // some readers panic on input they do not foresee
		if problem := recover(); problem != nil {
			value = map[string]any{"error": fmt.Sprint("panic: ", problem)}
		}
	}()
	var decoded any
	if err := with(text, &decoded); err != nil {
		return map[string]any{"error": err.Error()}
	}
	return plain(decoded)
}

func readAll(text []byte) map[string]any {
	seen := make(map[string]any, len(readers))
	for name, with := range readers {
		seen[name] = read(text, with)
	}
	return seen
}

func stream(input io.Reader, output *json.Encoder) error {
	lines := json.NewDecoder(bufio.NewReader(input))
	for {
		var text string
		if err := lines.Decode(&text); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if err := output.Encode(readAll([]byte(text))); err != nil {
			return err
		}
	}
}

func single(input io.Reader, output *json.Encoder) error {
	text, err := io.ReadAll(input)
	if err != nil {
		return err
	}
	return output.Encode(readAll(text))
}

func main() {
	streamed := flag.Bool("stream", false, "read one JSON string with a YAML text from each line")
	flag.Parse()
	buffered := bufio.NewWriter(os.Stdout)
	output := json.NewEncoder(buffered)
	output.SetEscapeHTML(false)
	work := single
	if *streamed {
		work = stream
	}
	err := work(os.Stdin, output)
	if flushed := buffered.Flush(); err == nil {
		err = flushed
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "yamlread:", err)
		os.Exit(2)
	}
}
