// Command dashboarddecode reads one Grafana dashboard as JSON on stdin and decodes
// it strictly into the typed model of Grafana's foundation SDK: an unknown field, a
// missing one or a value of another type is printed and the exit code is 1.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/grafana/grafana-foundation-sdk/go/cog/plugins"
	"github.com/grafana/grafana-foundation-sdk/go/dashboard"
)

func main() {
	plugins.RegisterDefaultPlugins()
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		fmt.Fprintln(os.Stderr, "dashboarddecode:", err)
		os.Exit(2)
	}
	var decoded dashboard.Dashboard
	if err := decoded.UnmarshalJSONStrict(text); err != nil && len(err.Error()) > 0 {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if err := decoded.Validate(); err != nil && len(err.Error()) > 0 {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
