// Command strictdecode reads one YAML document on stdin and decodes it strictly
// into a resource type of prometheus-operator, nested routes included, and runs
// the validations that come with the types. An unknown, misspelt or repeated
// field, an invalid value, or the wrong apiVersion or kind is printed and the
// exit code is 1.
package main

import (
	"fmt"
	"io"
	"os"
	"reflect"

	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	monitoringv1alpha1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1alpha1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/yaml"
)

type resource struct {
	apiVersion string
	kind       string
	target     any
}

var resources = map[string]resource{
	"prometheusrule":     {"monitoring.coreos.com/v1", "PrometheusRule", &monitoringv1.PrometheusRule{}},
	"alertmanagerconfig": {"monitoring.coreos.com/v1alpha1", "AlertmanagerConfig", &monitoringv1alpha1.AlertmanagerConfig{}},
}

func decode(text []byte, wanted resource) error {
	var head metav1.TypeMeta
	if err := yaml.Unmarshal(text, &head); err != nil {
		return err
	}
	if head.APIVersion != wanted.apiVersion || head.Kind != wanted.kind {
		return fmt.Errorf("got %q %q, want %q %q", head.APIVersion, head.Kind, wanted.apiVersion, wanted.kind)
	}
	if err := yaml.UnmarshalStrict(text, wanted.target); err != nil {
		return err
	}
	if config, ok := wanted.target.(*monitoringv1alpha1.AlertmanagerConfig); ok {
		if err := checkRoutes(config.Spec.Route, "spec.route"); err != nil {
			return err
		}
	}
	return validate(reflect.ValueOf(wanted.target), wanted.kind)
}

func fail(code int, err error) {
	fmt.Fprintln(os.Stderr, "strictdecode:", err)
	os.Exit(code)
}

func main() {
	if len(os.Args) != 2 {
		fail(2, fmt.Errorf("usage: strictdecode prometheusrule|alertmanagerconfig < resource.yaml"))
	}
	wanted, known := resources[os.Args[1]]
	if !known {
		fail(2, fmt.Errorf("unknown kind %q: prometheusrule or alertmanagerconfig", os.Args[1]))
	}
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		fail(2, err)
	}
	if err := decode(text, wanted); err != nil {
		fail(1, err)
	}
}
