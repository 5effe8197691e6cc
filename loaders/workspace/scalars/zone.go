package scalars

import (
	"path"
	"strings"
	"time"

	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/tzdata"
)

const (
	zonePattern = `^[A-Za-z]+([/_+-][A-Za-z0-9]+)*$`
)

// Zone is a time zone of the IANA database.
func Zone() shape.Of[*time.Location] {
	return shape.Parsed(shape.Exactly(zonePattern), "a time zone such as Europe/Berlin or UTC",
		func(s string) (*time.Location, string, bool) {
			zone, err := tzdata.Load(s)
			if err != nil {
				return nil, zoneHint(s), false
			}
			return zone, "", true
		})
}

// zoneHint tries the usual slips: case, spaces, the city alone or with the wrong area, an offset.
func zoneHint(s string) string {
	names := tzdata.Names()
	if name := sameZone(s, names); name != "" {
		return "did you mean " + name + "?"
	}
	if strings.ContainsAny(s, "+-0123456789") {
		return "an offset is no zone: it does not know when clocks change"
	}
	return shape.Suggest(s, names)
}

// sameZone is the zone that a name means if case and spaces do not matter, else the zone of its city, "" if there is
// none. Of two zones of one city it takes the European one: Asia/Istanbul is an old name of Europe/Istanbul.
func sameZone(s string, names []string) string {
	wanted := strings.ReplaceAll(strings.TrimSpace(s), " ", "_")
	city, best := path.Base(wanted), ""
	for _, name := range names {
		switch {
		case strings.EqualFold(name, wanted):
			return name
		case !strings.EqualFold(path.Base(name), city):
		case best == "" || strings.HasPrefix(name, "Europe/"):
			best = name
		}
	}
	return best
}
