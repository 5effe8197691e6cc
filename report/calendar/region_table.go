package calendar

import (
	"github.com/rickar/cal/v2/ar"
	"github.com/rickar/cal/v2/at"
	"github.com/rickar/cal/v2/au"
	"github.com/rickar/cal/v2/be"
	"github.com/rickar/cal/v2/bg"
	"github.com/rickar/cal/v2/br"
	"github.com/rickar/cal/v2/ca"
	"github.com/rickar/cal/v2/cz"
	"github.com/rickar/cal/v2/dk"
	"github.com/rickar/cal/v2/ecb"
	"github.com/rickar/cal/v2/es"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/gr"
	"github.com/rickar/cal/v2/hr"
	"github.com/rickar/cal/v2/ie"
	"github.com/rickar/cal/v2/it"
	"github.com/rickar/cal/v2/jp"
	"github.com/rickar/cal/v2/lt"
	"github.com/rickar/cal/v2/lv"
	"github.com/rickar/cal/v2/mw"
	"github.com/rickar/cal/v2/nc"
	"github.com/rickar/cal/v2/nl"
	"github.com/rickar/cal/v2/no"
	"github.com/rickar/cal/v2/nz"
	"github.com/rickar/cal/v2/pl"
	"github.com/rickar/cal/v2/ro"
	"github.com/rickar/cal/v2/ru"
	"github.com/rickar/cal/v2/se"
	"github.com/rickar/cal/v2/si"
	"github.com/rickar/cal/v2/sk"
	"github.com/rickar/cal/v2/ua"
	"github.com/rickar/cal/v2/us"
	"github.com/rickar/cal/v2/za"
)

// regions is every region there is. A country without regions of its own is one line here.
func regions() []Region {
	list := []Region{
		{"AR", "Argentina", ar.Holidays},
		{"AT", "Austria", at.Holidays},
		{"BE", "Belgium", be.Holidays},
		{"BG", "Bulgaria", bg.Holidays},
		{"BR", "Brazil", br.Holidays},
		{"CA", "Canada", ca.Holidays},
		{"CZ", "Czechia", cz.Holidays},
		{"DK", "Denmark", dk.Holidays},
		{"ES", "Spain", es.Holidays},
		{"FR", "France", fr.Holidays},
		{"GR", "Greece", gr.Holidays},
		{"HR", "Croatia", hr.Holidays},
		{"IE", "Ireland", ie.Holidays},
		{"IT", "Italy", it.Holidays},
		{"JP", "Japan", jp.Holidays},
		{"LT", "Lithuania", lt.Holidays},
		{"LV", "Latvia", lv.Holidays},
		{"MW", "Malawi", mw.Holidays},
		{"NC", "New Caledonia", nc.Holidays},
		{"NL", "Netherlands", nl.Holidays},
		{"NO", "Norway", no.Holidays},
		{"NZ", "New Zealand", nz.Holidays},
		{"PL", "Poland", pl.Holidays},
		{"RO", "Romania", ro.Holidays},
		{"RU", "Russia", ru.Holidays},
		{"SE", "Sweden", se.Holidays},
		{"SI", "Slovenia", si.Holidays},
		{"SK", "Slovakia", sk.Holidays},
		{"UA", "Ukraine", ua.Holidays},
		{"US", "United States", us.Holidays},
		{"ZA", "South Africa", za.Holidays},
		{"ECB", "TARGET days of the Eurosystem", ecb.Holidays},
	}
	list = append(list, australia()...)
	list = append(list, germany()...)
	list = append(list, switzerland()...)
	return append(list, britain())
}

// australia has no holidays that all of it observes by the same rule, so it is there by state only.
func australia() []Region {
	return []Region{
		{"AU-ACT", "Australian Capital Territory", au.HolidaysACT},
		{"AU-NSW", "New South Wales", au.HolidaysNSW},
		{"AU-NT", "Northern Territory", au.HolidaysNT},
		{"AU-QLD", "Queensland", au.HolidaysQLD},
		{"AU-SA", "South Australia", au.HolidaysSA},
		{"AU-TAS", "Tasmania", au.HolidaysTAS},
		{"AU-VIC", "Victoria", au.HolidaysVIC},
		{"AU-WA", "Western Australia", au.HolidaysWA},
	}
}
