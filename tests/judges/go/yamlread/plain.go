package main

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// plain turns a decoded value into one that encoding/json can write without
// hiding its type: a float keeps its point, a time is an object, not a string.
func plain(value any) any {
	switch v := value.(type) {
	case map[any]any:
		members := make(map[string]any, len(v))
		for key, member := range v {
			members[plainKey(key)] = plain(member)
		}
		return members
	case map[string]any:
		members := make(map[string]any, len(v))
		for key, member := range v {
			members[key] = plain(member)
		}
		return members
	case []any:
		items := make([]any, len(v))
		for i, item := range v {
			items[i] = plain(item)
		}
		return items
	case float64:
		return plainFloat(v)
	case time.Time:
		return map[string]any{"timestamp": v.Format(time.RFC3339Nano)}
	default:
		return v
	}
}

func plainKey(key any) string {
	if key == nil {
		return "null"
	}
	return fmt.Sprint(key)
}

func plainFloat(value float64) any {
	switch {
	case math.IsNaN(value):
		return "NaN"
	case math.IsInf(value, 1):
		return "+Inf"
	case math.IsInf(value, -1):
		return "-Inf"
	}
	digits := strconv.FormatFloat(value, 'g', -1, 64)
	if !strings.ContainsAny(digits, ".e") {
		digits += ".0"
	}
	return json.Number(digits)
}
