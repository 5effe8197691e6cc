package evidence

import (
	"slices"
	"testing"
)

// The outages of a site, or of a service, are those that name it and those that name none, in their order. A view that
// was cut down has no index and gives all that it has.
func TestOutagesAreFoundByServiceAndBySite(t *testing.T) {
	all := &Evidence{Outages: []Outage{
		{Service: T("wan"), Site: T("A"), From: 1, To: 2}, {Service: T("wan"), From: 2, To: 3},
		{Service: T("lan"), Site: T("b"), From: 3, To: 4},
		{Site: T("B"), From: 4, To: 5},
	}}
	views, _ := Split(all, [][]string{{"Acme"}})
	v := views[0]
	cut := *v
	cut.Outages = cut.Outages[:2]
	for _, c := range []struct {
		v             *View
		service, site string
		want          []int32
	}{
		{v, "", "", []int32{0, 1, 2, 3}}, {v, "", "B", []int32{1, 2, 3}}, {v, "", "a ", []int32{0, 1}},
		{v, "LAN", "", []int32{2, 3}},
		{v, "none", "", []int32{3}}, {v, "lan", "C", []int32{1}}, {&cut, "", "B", []int32{0, 1}},
	} {
		if got := c.v.OutagesOf(c.service, c.site); !slices.Equal(got, c.want) {
			t.Errorf("%q at %q: %v, want %v", c.service, c.site, got, c.want)
		}
	}
}
