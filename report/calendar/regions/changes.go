package regions

import (
	"slices"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/aa"
	"github.com/rickar/cal/v2/ar"
	"github.com/rickar/cal/v2/au"
	"github.com/rickar/cal/v2/bg"
	"github.com/rickar/cal/v2/br"
	"github.com/rickar/cal/v2/cz"
	"github.com/rickar/cal/v2/gr"
	"github.com/rickar/cal/v2/hr"
	"github.com/rickar/cal/v2/it"
	"github.com/rickar/cal/v2/jp"
	"github.com/rickar/cal/v2/lt"
	"github.com/rickar/cal/v2/lv"
	"github.com/rickar/cal/v2/nz"
	"github.com/rickar/cal/v2/pl"
	"github.com/rickar/cal/v2/ro"
	"github.com/rickar/cal/v2/ru"
	"github.com/rickar/cal/v2/si"
	"github.com/rickar/cal/v2/sk"
	"github.com/rickar/cal/v2/ua"
	"github.com/rickar/cal/v2/za"
)

// The library's tables know few of the years in which a law introduced or abolished a holiday. This file has those of
// 2015 and later. Days that governments move from year to year to make long weekends are in no list.
//
// Rule §1 (holidays-of-the-year): Holidays follow the law in force in the year of the period: what a law introduces
// later, or abolished before, closes nothing.

// argentina moves the days of Ley 27.399 to a Monday: from Tuesday and Wednesday to the one before, from Thursday and
// Friday to the one after.
func argentina() []*cal.Holiday {
	moved := func(h *cal.Holiday) *cal.Holiday {
		return h.Clone(&cal.Holiday{Observed: []cal.AltDay{
			{Day: time.Tuesday, Offset: -1}, {Day: time.Wednesday, Offset: -2},
			{Day: time.Thursday, Offset: 4}, {Day: time.Friday, Offset: 3},
		}})
	}
	fixed := func(h *cal.Holiday) *cal.Holiday { return h.Clone(&cal.Holiday{Observed: []cal.AltDay{}}) }
	return replaced(ar.Holidays, map[*cal.Holiday][]*cal.Holiday{
		ar.EasternsDay: {ar.EasternsDay.Clone(&cal.Holiday{Name: "Jueves Santo"}),
			aa.GoodFriday.Clone(&cal.Holiday{Name: "Viernes Santo", Type: cal.ObservancePublic})},
		ar.GuemesDay:      {moved(ar.GuemesDay)},
		ar.BelgranoDay:    {fixed(ar.BelgranoDay)},
		ar.SanMartinDay:   {moved(ar.SanMartinDay)},
		ar.DiversityDay:   {moved(ar.DiversityDay)},
		ar.SovereigntyDay: {moved(ar.SovereigntyDay)},
	}, once("Día de la Victoria", 2022, time.December, 20)) // Ley 27.706
}

// brazil has the Dia da Consciência Negra since Lei 14.759/2023.
func brazil() []*cal.Holiday {
	return with(br.Holidays, from("Dia Nacional de Zumbi e da Consciência Negra", 2024, time.November, 20))
}

// bulgaria: 1 May 2024 fell into Holy Week, where the library moves it behind Easter; it was kept on its day.
func bulgaria() []*cal.Holiday {
	return replaced(bg.Holidays, map[*cal.Holiday][]*cal.Holiday{
		bg.LabourDay: {except(bg.LabourDay, 2024)},
	}, once(bg.LabourDay.Name, 2024, time.May, 1))
}

// czechia has Good Friday since zákon 359/2015.
func czechia() []*cal.Holiday {
	return replaced(cz.Holidays, map[*cal.Holiday][]*cal.Holiday{cz.GoodFriday: {since(cz.GoodFriday, 2016)}})
}

// greece moves 1 May by decision of the minister where it falls into Holy Week or on a Sunday.
func greece() []*cal.Holiday {
	name := gr.ErgatikiProtomagia.Name
	return replaced(gr.Holidays, map[*cal.Holiday][]*cal.Holiday{
		gr.ErgatikiProtomagia: {except(gr.ErgatikiProtomagia, 2021, 2022, 2024)},
	}, once(name, 2021, time.May, 4), once(name, 2022, time.May, 2), once(name, 2024, time.May, 7))
}

// croatia: the Zakon o blagdanima (NN 110/2019) moved the day of statehood, abolished that of independence and
// introduced 18 November, from 2020.
func croatia() []*cal.Holiday {
	return replaced(hr.Holidays, map[*cal.Holiday][]*cal.Holiday{
		hr.DanDrzavnosti:                     {since(hr.DanDrzavnosti, 2020)},
		hr.DanSjecanjaNaZrtveDomovinskogRata: {since(hr.DanSjecanjaNaZrtveDomovinskogRata, 2020)},
	}, until(from("Dan državnosti", 1992, time.June, 25), 2019),
		until(from("Dan neovisnosti", 1992, time.October, 8), 2019))
}

// italy has San Francesco since Legge 151/2025.
func italy() []*cal.Holiday {
	return with(it.Holidays, from("San Francesco d'Assisi", 2026, time.October, 4))
}

// japan had no birthday of an emperor in 2019, and moved days for the Games of 2020 and 2021 (Act on Special Measures
// for the Tokyo Games).
func japan() []*cal.Holiday {
	return replaced(jp.Holidays, map[*cal.Holiday][]*cal.Holiday{
		jp.TheEmperorsBirthday: {except(jp.TheEmperorsBirthday, 2019)},
		jp.MountainDay:         {except(jp.MountainDay, 2020, 2021)},
	}, once(jp.MountainDay.Name, 2020, time.August, 10), once(jp.MountainDay.Name, 2021, time.August, 9))
}

// lithuania has All Souls since the Darbo kodeksas of 2020.
func lithuania() []*cal.Holiday {
	return replaced(lt.Holidays, map[*cal.Holiday][]*cal.Holiday{lt.AllSoulsDay: {since(lt.AllSoulsDay, 2020)}})
}

// latvia had days of single years (likums “Par svētku, atceres un atzīmējamām dienām”).
func latvia() []*cal.Holiday {
	return with(lv.Holidays,
		once("Dziesmu un deju svētku noslēguma diena", 2018, time.July, 9),
		once("Pāvesta Franciska vizītes diena", 2018, time.September, 24),
		once("Hokeja bronzas diena", 2023, time.May, 29),
		once("Dziesmu un deju svētku noslēguma diena", 2023, time.July, 10),
	)
}

// dayOfYear is a date without its year.
type dayOfYear struct {
	month time.Month
	day   int
}

// matariki is in the schedule of the Te Kāhui o Matariki Public Holiday Act 2022.
var matariki = map[int]dayOfYear{
	2022: {time.June, 24}, 2023: {time.July, 14}, 2024: {time.June, 28}, 2025: {time.June, 20},
	2026: {time.July, 10}, 2027: {time.June, 25}, 2028: {time.July, 14}, 2029: {time.July, 6},
	2030: {time.June, 21}, 2031: {time.July, 11}, 2032: {time.July, 2}, 2033: {time.June, 24},
	2034: {time.July, 7}, 2035: {time.June, 29}, 2036: {time.July, 18}, 2037: {time.July, 10},
	2038: {time.June, 25}, 2039: {time.July, 15}, 2040: {time.July, 6}, 2041: {time.July, 19},
}

func newZealand() []*cal.Holiday {
	list := with(nz.Holidays, once("Queen Elizabeth II Memorial Day", 2022, time.September, 26))
	for year, d := range matariki {
		list = append(list, once("Matariki", year, d.month, d.day))
	}
	return list
}

// poland: ustawa z 6 grudnia 2024 r. (Dz.U. 2024 poz. 1965), and the hundredth year of independence.
func poland() []*cal.Holiday {
	return with(pl.Holidays,
		from("Wigilia Bożego Narodzenia", 2025, time.December, 24), once("Święto Narodowe", 2018, time.November, 12))
}

// romania: Legea 52/2023, from 2024.
func romania() []*cal.Holiday {
	return with(ro.Holidays,
		from("Botezul Domnului (Boboteaza)", 2024, time.January, 6),
		from("Soborul Sfântului Proroc Ioan Botezătorul", 2024, time.January, 7))
}

// russia: article 112 of the Labour Code has 1 to 6 and 8 January; holidays of January that fall on a weekend are moved
// by decree only.
func russia() []*cal.Holiday {
	christmas := ru.OrthodoxChristmas.Clone(&cal.Holiday{Observed: []cal.AltDay{}})
	list := replaced(ru.Holidays, map[*cal.Holiday][]*cal.Holiday{ru.OrthodoxChristmas: {christmas}})
	for _, day := range []int{2, 3, 4, 5, 6, 8} {
		list = append(list, from("Новогодние каникулы", 2013, time.January, day))
	}
	return list
}

// slovenia: 2 January was no holiday from 2013 to 2016; 14 August 2023 was the day of solidarity after the floods.
func slovenia() []*cal.Holiday {
	days := slices.Clone(si.Holidays)
	for i, h := range days {
		if h.Month == time.January && h.Day == 2 {
			days[i] = except(h, 2013, 2014, 2015, 2016)
		}
	}
	return with(days, once("dan solidarnosti", 2023, time.August, 14))
}

// slovakia: 1 September has been a working day since 2024 and 17 November since 2025; 8 May and 15 September are
// working days in 2026 (zákon 241/1993, as changed by 530/2023 and by the consolidation acts of 2025).
func slovakia() []*cal.Holiday {
	return replaced(sk.Holidays, map[*cal.Holiday][]*cal.Holiday{
		sk.Constitution:  {until(sk.Constitution, 2023)},
		sk.Freedom:       {until(sk.Freedom, 2024)},
		sk.Liberation:    {except(sk.Liberation, 2026)},
		sk.LadyOfSorrows: {except(sk.LadyOfSorrows, 2026)},
	}, once("100. výročie Deklarácie slovenského národa", 2018, time.October, 30))
}

// ukraine: 25 December since 2017. Holidays close nothing while martial law lasts (law 2136-IX, from 15 March 2022).
func ukraine() []*cal.Holiday {
	var list []*cal.Holiday
	for _, h := range ua.Holidays {
		last := 2021
		if h == ua.NewYear || h == ua.OrthodoxChristmas || h == ua.WomensDay {
			last = 2022
		}
		if h == ua.CatholicChristmas {
			h = since(h, 2017)
		}
		if h.EndYear == 0 || h.EndYear > last {
			h = until(h, last)
		}
		list = append(list, h)
	}
	return list
}

// southAfrica declares days of single years (Public Holidays Act 36 of 1994, section 2A).
func southAfrica() []*cal.Holiday {
	return with(za.Holidays,
		once("Local Government Elections", 2016, time.August, 3),
		once("National and Provincial Elections", 2019, time.May, 8),
		once("Local Government Elections", 2021, time.November, 1),
		once("Public holiday", 2023, time.December, 15),
		once("National and Provincial Elections", 2024, time.May, 29),
	)
}

// canberra kept the Family and Community Day until 2017, on the last Monday of September.
func canberra() []*cal.Holiday {
	return with(au.HolidaysACT, &cal.Holiday{
		Name: "Family and Community Day", Type: cal.ObservancePublic, EndYear: 2017,
		Month: time.September, Weekday: time.Monday, Offset: -1, Func: cal.CalcWeekdayOffset,
	})
}

// newSouthWales has a day more where Anzac Day falls on the weekend, in 2026 and 2027.
func newSouthWales() []*cal.Holiday {
	return with(au.HolidaysNSW,
		once("Additional public holiday for Anzac Day", 2026, time.April, 27),
		once("Additional public holiday for Anzac Day", 2027, time.April, 26))
}

// westernAustralia proclaims the date of the sovereign's birthday.
func westernAustralia() []*cal.Holiday {
	list := slices.Clone(au.HolidaysWA)
	for i, h := range list {
		if h.Name == "Queen's Birthday" {
			list[i] = except(h, 2024)
		}
	}
	return with(list, once("King's Birthday", 2024, time.September, 23))
}

// replaced is a list in which other holidays stand for some, and further ones follow.
func replaced(list []*cal.Holiday, by map[*cal.Holiday][]*cal.Holiday, more ...*cal.Holiday) []*cal.Holiday {
	var out []*cal.Holiday
	for _, h := range list {
		if others, met := by[h]; met {
			out = append(out, others...)
		} else {
			out = append(out, h)
		}
	}
	return append(out, more...)
}

// until is a holiday that was abolished after a year.
func until(h *cal.Holiday, year int) *cal.Holiday { return h.Clone(&cal.Holiday{EndYear: year}) }

// except is a holiday that some years did not have.
func except(h *cal.Holiday, years ...int) *cal.Holiday {
	return h.Clone(&cal.Holiday{Except: append(slices.Clone(h.Except), years...)})
}

// from is a holiday on the same date of every year since one.
func from(name string, year int, month time.Month, day int) *cal.Holiday {
	return &cal.Holiday{
		Name: name, Type: cal.ObservancePublic, StartYear: year, Month: month, Day: day, Func: cal.CalcDayOfMonth,
	}
}
