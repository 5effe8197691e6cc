package scope

import (
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
)

const labelPattern = `^[0-9]{4}(-([0-9]{2}|W[0-9]{2}|Q[1-4]|H[12]))?$`

// ByPeriod is values by the labels of periods. The rule of periods says how they are labelled.
func ByPeriod[T any](rule agreement.PeriodRule, value shape.Of[T]) shape.Of[map[string]T] {
	cycle := calendar.Cycle{Kind: rule.Kind, StartDay: rule.StartDay}
	label := shape.Parsed(shape.NumberSchema(labelPattern), "the label of a period",
		func(text string) (string, string, bool) {
			p, err := cycle.Parse(text)
			if err != nil {
				return "", err.Error(), false
			}
			return p.Label, "", true
		})
	return shape.Map(shape.Entries(label, value), func(list []shape.Entry[string, T]) map[string]T {
		all := map[string]T{}
		for _, e := range list {
			all[e.Key] = e.Value
		}
		return all
	})
}
