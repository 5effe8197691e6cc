package workspace

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/slareport/slareport/loaders/workspace/shape"
)

const (
	zonePattern   = `^[A-Za-z]+([/_+-][A-Za-z0-9]+)*$`
	localePattern = `^[A-Za-z]{2,3}([_-][A-Za-z0-9]+)*$`
)

// zoneName is a time zone of the IANA database.
func zoneName() shape.Of[*time.Location] {
	return shape.Parsed(shape.Exactly(zonePattern), "a time zone such as Europe/Berlin or UTC",
		func(s string) (*time.Location, string, bool) {
			zone, ok := loadZone(s)
			if !ok {
				return nil, zoneHint(s), false
			}
			return zone, "", true
		})
}

// loadZone refuses Local: a report does not depend on the machine it is made on.
func loadZone(name string) (*time.Location, bool) {
	if name == "" || strings.EqualFold(name, "local") {
		return nil, false
	}
	zone, err := time.LoadLocation(name)
	return zone, err == nil
}

// zoneHint tries the usual slips: case, spaces, the city alone or with the wrong area, an offset.
func zoneHint(s string) string {
	parts := strings.FieldsFunc(s, func(c rune) bool { return c == '/' })
	for i, p := range parts {
		parts[i] = zoneCase(p)
	}
	candidates := []string{strings.Join(parts, "/")}
	for _, area := range []string{"Europe/", "America/", "Asia/", "Australia/", "Africa/", "Pacific/", "Atlantic/"} {
		if len(parts) > 0 {
			candidates = append(candidates, area+parts[len(parts)-1])
		}
	}
	for _, name := range candidates {
		if _, ok := loadZone(name); ok && name != s {
			return "did you mean " + name + "?"
		}
	}
	if strings.ContainsAny(s, "+-0123456789") {
		return "an offset is no zone: it does not know when clocks change"
	}
	return shape.Suggest(s, strings.Fields(commonZones))
}

// commonZones are zones that a slip of the pen is compared with; every zone of the database may be used.
const commonZones = "UTC Europe/London Europe/Dublin Europe/Lisbon Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome " +
	"Europe/Vienna Europe/Zurich Europe/Brussels Europe/Amsterdam Europe/Luxembourg Europe/Copenhagen Europe/Oslo " +
	"Europe/Stockholm Europe/Helsinki Europe/Warsaw Europe/Prague Europe/Budapest Europe/Bucharest Europe/Athens " +
	"Europe/Sofia Europe/Kyiv Europe/Istanbul Europe/Moscow America/New_York America/Chicago America/Denver " +
	"America/Phoenix America/Los_Angeles America/Toronto America/Vancouver America/Mexico_City America/Sao_Paulo " +
	"America/Argentina/Buenos_Aires America/Bogota America/Lima Asia/Dubai Asia/Riyadh Asia/Jerusalem Asia/Karachi " +
	"Asia/Kolkata Asia/Dhaka Asia/Bangkok Asia/Jakarta Asia/Singapore Asia/Hong_Kong Asia/Shanghai Asia/Manila " +
	"Asia/Seoul Asia/Tokyo Australia/Perth Australia/Brisbane Australia/Sydney Pacific/Auckland Africa/Cairo " +
	"Africa/Lagos Africa/Nairobi Africa/Johannesburg"

// zoneCase writes a part of a zone's name the way the database does: New_York.
func zoneCase(part string) string {
	words := strings.FieldsFunc(strings.ToLower(part), func(c rune) bool { return c == ' ' || c == '_' })
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, "_")
}

// localeTag is a language with its region, BCP 47, such as en-GB.
func (s *scope) localeTag() shape.Of[string] {
	return shape.Parsed(shape.Exactly(localePattern), "a language and region such as en-GB or de-DE",
		func(text string) (string, string, bool) {
			tag, err := language.Parse(text)
			if err != nil {
				return "", "", false
			}
			base, _ := tag.Base()
			if len(s.languages) > 0 && !slices.Contains(s.languages, base.String()) {
				return "", "documents can be written in " + shape.Either(s.languages), false
			}
			return tag.String(), "", true
		})
}
