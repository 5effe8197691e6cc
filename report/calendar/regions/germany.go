package regions

import (
	"slices"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/aa"
	"github.com/rickar/cal/v2/de"
)

// germany lists the federal holidays and the states'. The library knows neither when a state introduced
// a holiday nor those of a single year; the states' laws on holidays (Feiertagsgesetze) do:
//
//   - Reformationstag in Bremen, Hamburg, Niedersachsen and Schleswig-Holstein since 2018, and in all of
//     Germany in 2017;
//   - Frauentag in Berlin since 2019, in Mecklenburg-Vorpommern since 2023;
//   - 8 May 2020, 8 May 2025 and 17 June 2028 in Berlin;
//   - Easter Sunday and Whit Sunday in Brandenburg.
//
// Days that only some municipalities of a state keep (Mariä Himmelfahrt in Bayern, Fronleichnam in Sachsen
// and Thüringen, the Friedensfest of Augsburg) are in no list: a calendar there names them itself.
func germany() []region {
	return []region{
		{"DE", "Germany", with(de.Holidays, reformation2017())},
		{"DE-BB", "Brandenburg", with(de.HolidaysBB, easterSunday(), whitSunday())},
		{"DE-BE", "Berlin", berlin()},
		{"DE-BW", "Baden-Württemberg", with(de.HolidaysBW, reformation2017())},
		{"DE-BY", "Bayern", with(de.HolidaysBY, reformation2017())},
		{"DE-HB", "Bremen", since2018(de.HolidaysHB)},
		{"DE-HE", "Hessen", with(de.HolidaysHE, reformation2017())},
		{"DE-HH", "Hamburg", since2018(de.HolidaysHH)},
		{"DE-MV", "Mecklenburg-Vorpommern", with(de.HolidaysMV, since(de.Frauentag, 2023))},
		{"DE-NI", "Niedersachsen", since2018(de.HolidaysNI)},
		{"DE-NW", "Nordrhein-Westfalen", with(de.HolidaysNW, reformation2017())},
		{"DE-RP", "Rheinland-Pfalz", with(de.HolidaysRP, reformation2017())},
		{"DE-SH", "Schleswig-Holstein", since2018(de.HolidaysSH)},
		{"DE-SL", "Saarland", with(de.HolidaysSL, reformation2017())},
		{"DE-SN", "Sachsen", de.HolidaysSN},
		{"DE-ST", "Sachsen-Anhalt", de.HolidaysST},
		{"DE-TH", "Thüringen", de.HolidaysTH},
	}
}

func berlin() []*cal.Holiday {
	others := slices.DeleteFunc(slices.Clone(de.HolidaysBE), func(h *cal.Holiday) bool { return h == de.Frauentag })
	return with(others,
		since(de.Frauentag, 2019),
		reformation2017(),
		once("Tag der Befreiung", 2020, time.May, 8),
		once("Tag der Befreiung", 2025, time.May, 8),
		once("75. Jahrestag des 17. Juni 1953", 2028, time.June, 17),
	)
}

// since2018 is a state's list in which Reformationstag begins with that of 2017, which all states kept.
func since2018(list []*cal.Holiday) []*cal.Holiday {
	others := slices.DeleteFunc(slices.Clone(list), func(h *cal.Holiday) bool { return h == de.Reformationstag })
	return with(others, since(de.Reformationstag, 2017))
}

func reformation2017() *cal.Holiday {
	return once(de.Reformationstag.Name, 2017, time.October, 31)
}

func easterSunday() *cal.Holiday {
	return aa.Easter.Clone(&cal.Holiday{Name: "Ostersonntag", Type: cal.ObservancePublic})
}

func whitSunday() *cal.Holiday {
	return aa.Pentecost.Clone(&cal.Holiday{Name: "Pfingstsonntag", Type: cal.ObservancePublic})
}
