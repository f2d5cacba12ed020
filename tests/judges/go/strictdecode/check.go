package main

import (
	"fmt"
	"reflect"

	monitoringv1alpha1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1alpha1"
	"sigs.k8s.io/yaml"
)

// checkRoutes decodes the nested routes: the type keeps them as raw JSON, which
// strict decoding of the resource does not look into.
func checkRoutes(parent *monitoringv1alpha1.Route, path string) error {
	if parent == nil {
		return nil
	}
	if err := validate(reflect.ValueOf(parent), path); err != nil {
		return err
	}
	for i, raw := range parent.Routes {
		var child monitoringv1alpha1.Route
		childPath := fmt.Sprintf("%s.routes[%d]", path, i)
		if err := yaml.UnmarshalStrict(raw.Raw, &child); err != nil {
			return fmt.Errorf("%s: %w", childPath, err)
		}
		if err := checkRoutes(&child, childPath); err != nil {
			return err
		}
	}
	return nil
}

type validated interface{ Validate() error }

// validate calls Validate on every part of the value that has one: matchers,
// time intervals, Slack and Opsgenie receivers among them.
func validate(value reflect.Value, path string) error {
	if !value.CanInterface() || value.Kind() == reflect.Pointer && value.IsNil() {
		return nil
	}
	if checked, ok := value.Interface().(validated); ok {
		if err := checked.Validate(); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	switch value.Kind() {
	case reflect.Pointer:
		return validate(value.Elem(), path)
	case reflect.Struct:
		return validateFields(value, path)
	case reflect.Slice:
		for i := range value.Len() {
			if err := validate(value.Index(i).Addr(), fmt.Sprintf("%s[%d]", path, i)); err != nil {
				return err
			}
		}
	}
	return nil
}

func validateFields(value reflect.Value, path string) error {
	for i := range value.NumField() {
		if err := validate(value.Field(i), path+"."+value.Type().Field(i).Name); err != nil {
			return err
		}
	}
	return nil
}
