// Command thanosrules reads rule files whose names are its arguments as Thanos
// Ruler does: an unknown key, a partial response strategy that it does not know or
// an expression that does not parse is printed, and the exit code is 1.
package main

import (
	"fmt"
	"os"

	"github.com/thanos-io/thanos/pkg/rules"
)

func main() {
	code := 0
	for _, path := range os.Args[1:] {
		file, err := os.Open(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, "thanosrules:", err)
			os.Exit(2)
		}
		count, errs := rules.ValidateAndCount(file)
		file.Close()
		for _, err := range errs {
			fmt.Fprintf(os.Stderr, "%s: %v\n", path, err)
			code = 1
		}
		fmt.Printf("%s: %d rules\n", path, count)
	}
	os.Exit(code)
}
