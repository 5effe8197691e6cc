package regions

import (
	"github.com/rickar/cal/v2/at"
	"github.com/rickar/cal/v2/au"
	"github.com/rickar/cal/v2/be"
	"github.com/rickar/cal/v2/ca"
	"github.com/rickar/cal/v2/dk"
	"github.com/rickar/cal/v2/ecb"
	"github.com/rickar/cal/v2/es"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/ie"
	"github.com/rickar/cal/v2/mw"
	"github.com/rickar/cal/v2/nc"
	"github.com/rickar/cal/v2/nl"
	"github.com/rickar/cal/v2/no"
	"github.com/rickar/cal/v2/se"
	"github.com/rickar/cal/v2/us"
)

// regions is every region there is. A country without regions of its own is one line here.
func regions() []region {
	list := []region{
		{"AR", "Argentina", argentina()},
		{"AT", "Austria", at.Holidays},
		{"BE", "Belgium", be.Holidays},
		{"BG", "Bulgaria", bulgaria()},
		{"BR", "Brazil", brazil()},
		{"CA", "Canada", ca.Holidays},
		{"CZ", "Czechia", czechia()},
		{"DK", "Denmark", dk.Holidays},
		{"ES", "Spain", es.Holidays},
		{"FR", "France", fr.Holidays},
		{"GR", "Greece", greece()},
		{"HR", "Croatia", croatia()},
		{"IE", "Ireland", ie.Holidays},
		{"IT", "Italy", italy()},
		{"JP", "Japan", japan()},
		{"LT", "Lithuania", lithuania()},
		{"LV", "Latvia", latvia()},
		{"MW", "Malawi", mw.Holidays},
		{"NC", "New Caledonia", nc.Holidays},
		{"NL", "Netherlands", nl.Holidays},
		{"NO", "Norway", no.Holidays},
		{"NZ", "New Zealand", newZealand()},
		{"PL", "Poland", poland()},
		{"RO", "Romania", romania()},
		{"RU", "Russia", russia()},
		{"SE", "Sweden", se.Holidays},
		{"SI", "Slovenia", slovenia()},
		{"SK", "Slovakia", slovakia()},
		{"UA", "Ukraine", ukraine()},
		{"US", "United States", us.Holidays},
		{"ZA", "South Africa", southAfrica()},
		{"ECB", "TARGET days of the Eurosystem", ecb.Holidays},
	}
	list = append(list, australia()...)
	list = append(list, germany()...)
	list = append(list, switzerland()...)
	return append(list, britain())
}

// australia has no holidays that all of it observes by the same rule, so it is there by state only.
func australia() []region {
	return []region{
		{"AU-ACT", "Australian Capital Territory", canberra()},
		{"AU-NSW", "New South Wales", newSouthWales()},
		{"AU-NT", "Northern Territory", au.HolidaysNT},
		{"AU-QLD", "Queensland", au.HolidaysQLD},
		{"AU-SA", "South Australia", au.HolidaysSA},
		{"AU-TAS", "Tasmania", au.HolidaysTAS},
		{"AU-VIC", "Victoria", au.HolidaysVIC},
		{"AU-WA", "Western Australia", westernAustralia()},
	}
}
