// Command openslovalidate reads OpenSLO documents as YAML on stdin, each a mapping,
// parted by lines of three hyphens, and decodes each one strictly into the type of
// OpenSLO's own SDK that its apiVersion and kind name: an unknown, misspelt or
// repeated field, and whatever the SDK's validation has against an object, is
// printed and the exit code is 1.
package main

import (
	"fmt"
	"io"
	"os"
	"regexp"

	"github.com/OpenSLO/go-sdk/pkg/openslo"
	v1 "github.com/OpenSLO/go-sdk/pkg/openslo/v1"
	"github.com/OpenSLO/go-sdk/pkg/openslo/v1alpha"
	"sigs.k8s.io/yaml"
)

type head struct {
	APIVersion openslo.Version `json:"apiVersion"`
	Kind       openslo.Kind    `json:"kind"`
}

var between = regexp.MustCompile(`(?m)^---\s*$`)

func decoded[T openslo.Object](text []byte) (openslo.Object, error) {
	var object T
	err := yaml.UnmarshalStrict(text, &object)
	return object, err
}

var kinds = map[head]func([]byte) (openslo.Object, error){
	{openslo.VersionV1, openslo.KindService}:                 decoded[v1.Service],
	{openslo.VersionV1, openslo.KindSLO}:                     decoded[v1.SLO],
	{openslo.VersionV1, openslo.KindSLI}:                     decoded[v1.SLI],
	{openslo.VersionV1, openslo.KindDataSource}:              decoded[v1.DataSource],
	{openslo.VersionV1, openslo.KindAlertPolicy}:             decoded[v1.AlertPolicy],
	{openslo.VersionV1, openslo.KindAlertCondition}:          decoded[v1.AlertCondition],
	{openslo.VersionV1, openslo.KindAlertNotificationTarget}: decoded[v1.AlertNotificationTarget],
	{openslo.VersionV1alpha, openslo.KindService}:            decoded[v1alpha.Service],
	{openslo.VersionV1alpha, openslo.KindSLO}:                decoded[v1alpha.SLO],
}

func validate(text []byte) error {
	var what head
	if err := yaml.Unmarshal(text, &what); err != nil {
		return err
	}
	decode, known := kinds[what]
	if !known {
		return fmt.Errorf("no kind %q in %q", what.Kind, what.APIVersion)
	}
	object, err := decode(text)
	if err != nil {
		return err
	}
	return object.Validate()
}

func main() {
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		fmt.Fprintln(os.Stderr, "openslovalidate:", err)
		os.Exit(2)
	}
	code := 0
	for number, document := range between.Split(string(text), -1) {
		var anything any
		if err := yaml.Unmarshal([]byte(document), &anything); err == nil && anything == nil {
			continue
		}
		if err := validate([]byte(document)); err != nil {
			fmt.Fprintf(os.Stderr, "document %d: %v\n", number, err)
			code = 1
		}
	}
	os.Exit(code)
}
