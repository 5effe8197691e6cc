package regions

import (
	"slices"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/ch"
	"github.com/rickar/cal/v2/gb"
)

// switzerland lists the cantons, and as CH the days that every canton keeps. The library's own list for
// the country is the days that any canton keeps, which would close a desk in Zürich on Epiphany.
func switzerland() []region {
	cantons := []region{
		{"CH-AG", "Aargau", ch.HolidaysAG},
		{"CH-AI", "Appenzell Innerrhoden", ch.HolidaysAI},
		{"CH-AR", "Appenzell Ausserrhoden", ch.HolidaysAR},
		{"CH-BE", "Bern", ch.HolidaysBE},
		{"CH-BL", "Basel-Landschaft", ch.HolidaysBL},
		{"CH-BS", "Basel-Stadt", ch.HolidaysBS},
		{"CH-FR", "Fribourg", ch.HolidaysFR},
		{"CH-GE", "Genève", ch.HolidaysGE},
		{"CH-GL", "Glarus", ch.HolidaysGL},
		{"CH-GR", "Graubünden", ch.HolidaysGR},
		{"CH-JU", "Jura", ch.HolidaysJU},
		{"CH-LU", "Luzern", ch.HolidaysLU},
		{"CH-NE", "Neuchâtel", ch.HolidaysNE},
		{"CH-NW", "Nidwalden", ch.HolidaysNW},
		{"CH-OW", "Obwalden", ch.HolidaysOW},
		{"CH-SG", "St. Gallen", ch.HolidaysSG},
		{"CH-SH", "Schaffhausen", ch.HolidaysSH},
		{"CH-SO", "Solothurn", ch.HolidaysSO},
		{"CH-SZ", "Schwyz", ch.HolidaysSZ},
		{"CH-TG", "Thurgau", ch.HolidaysTG},
		{"CH-TI", "Ticino", ch.HolidaysTI},
		{"CH-UR", "Uri", ch.HolidaysUR},
		{"CH-VD", "Vaud", ch.HolidaysVD},
		{"CH-VS", "Valais", ch.HolidaysVS},
		{"CH-ZG", "Zug", ch.HolidaysZG},
		{"CH-ZH", "Zürich", ch.HolidaysZH},
	}
	return append(cantons, region{"CH", "Switzerland", common(cantons)})
}

// common is the holidays that all regions of a list keep.
func common(list []region) []*cal.Holiday {
	all := slices.Clone(list[0].days)
	for _, r := range list[1:] {
		all = slices.DeleteFunc(all, func(h *cal.Holiday) bool { return !slices.Contains(r.days, h) })
	}
	return all
}

// britain is the bank holidays of England and Wales, with the one of 2022 that the library lacks.
func britain() region {
	return region{"GB", "United Kingdom (England and Wales)", with(gb.Holidays,
		once("State Funeral of Queen Elizabeth II", 2022, time.September, 19))}
}

// with is a list with further holidays; the list itself stays as it is.
func with(list []*cal.Holiday, more ...*cal.Holiday) []*cal.Holiday {
	return append(slices.Clone(list), more...)
}

// since is a holiday that did not exist before a year.
func since(h *cal.Holiday, year int) *cal.Holiday {
	return h.Clone(&cal.Holiday{StartYear: year})
}

// once is a holiday of a single year.
func once(name string, year int, month time.Month, day int) *cal.Holiday {
	return &cal.Holiday{Name: name, Type: cal.ObservancePublic, StartYear: year, EndYear: year,
		Month: month, Day: day, Func: cal.CalcDayOfMonth}
}
