package scalars

import (
	"regexp"
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/workspace/shape"
)

// countries lists the codes of ISO 3166-1, alpha-2.
const countries = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS " +
	"BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI " +
	"FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR " +
	"IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM " +
	"MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT " +
	"PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM " +
	"TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"

// Country is a country of ISO 3166-1 by its code of two letters.
func Country() shape.Of[string] {
	known := strings.Fields(countries)
	s := shape.Choice(known...)
	return shape.Parsed(s.Schema, "a country of ISO 3166-1 such as DE", func(text string) (string, string, bool) {
		if slices.Contains(known, text) {
			return text, "", true
		}
		if upper := strings.ToUpper(text); slices.Contains(known, upper) {
			return "", "did you mean " + upper + "?", false
		}
		return "", map[string]string{"UK": "did you mean GB?", "EL": "did you mean GR?"}[text], false
	})
}

const vatPattern = `^[A-Z]{2}[0-9A-Z+*.]{2,13}$`

var vatForm = regexp.MustCompile(vatPattern)

// VATIdentifier begins with the country that gave it: EL is that of Greece, XI that of Northern Ireland (EN 16931,
// BR-CO-09).
func VATIdentifier() shape.Of[string] {
	known := append(strings.Fields(countries), "EL", "XI")
	wanted := "a VAT identifier such as DE123456789"
	return shape.Parsed(shape.Exactly(vatPattern), wanted, func(text string) (string, string, bool) {
		switch {
		case !vatForm.MatchString(text) && vatForm.MatchString(strings.ToUpper(strings.ReplaceAll(text, " ", ""))):
			return "", "did you mean " + strings.ToUpper(strings.ReplaceAll(text, " ", "")) + "?", false
		case !vatForm.MatchString(text):
			return "", "the two letters of the country that gave it, then 2 to 13 digits or letters", false
		case !slices.Contains(known, text[:2]):
			return "", text[:2] + " is no country of ISO 3166-1", false
		}
		return text, "", true
	})
}
