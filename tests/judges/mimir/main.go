// Command mimirrules reads rule files whose names are its arguments as mimirtool
// does before it uploads them, and holds their groups against the limit that
// Mimir's ruler has by default: an unknown key, an expression that does not parse, a
// name that comes twice or a group of more than 20 rules is printed, and the exit
// code is 1.
package main

import (
	"fmt"
	"os"

	"github.com/go-kit/log"
	"github.com/grafana/mimir/pkg/mimirtool/rules"
	"github.com/grafana/mimir/pkg/mimirtool/util"
	"github.com/prometheus/common/model"
)

const mostRules = 20

func main() {
	logger := log.NewLogfmtLogger(os.Stderr)
	parser := util.CreatePromQLParser(false)
	read, err := rules.ParseFiles(rules.MimirBackend, os.Args[1:], model.LegacyValidation, parser, logger)
	if err != nil {
		fmt.Fprintln(os.Stderr, "mimirrules:", err)
		os.Exit(1)
	}
	code := 0
	for name, namespace := range read {
		for _, group := range namespace.Groups {
			if len(group.Rules) > mostRules {
				fmt.Fprintf(os.Stderr, "%s: %s has %d rules\n", name, group.Name, len(group.Rules))
				code = 1
			}
		}
	}
	os.Exit(code)
}
