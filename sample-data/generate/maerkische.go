package main

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/slareport/slareport/sample-data/generate/clock"
	"github.com/slareport/slareport/sample-data/generate/dice"
	"github.com/slareport/slareport/sample-data/generate/files"
)

// Märkische Klinikbedarf reads German: its tool exports semicolons, decimal commas, Windows-1252 and German dates.
// Nearly every miss is the provider's own.

const maerkischeName = "Märkische Klinikbedarf GmbH"

// maerkischeHours are those of the agreement: Monday to Friday, the public holidays of Brandenburg.
var maerkischeHours = &clock.Hours{
	Zone: clock.Berlin,
	Week: [7][]clock.Shift{
		time.Monday: german, time.Tuesday: german, time.Wednesday: german, time.Thursday: german, time.Friday: german,
	},
	Closed: map[string]bool{
		"2025-10-03": true, "2025-10-31": true, "2025-12-25": true, "2025-12-26": true, "2026-01-01": true,
		"2026-04-03": true, "2026-04-06": true,
		"2026-05-01": true, "2026-05-14": true, "2026-05-25": true,
	},
}

var german = []clock.Shift{{From: 7*60 + 30, To: 17 * 60}}

// maerkischeMonth is how a month goes, by number of cases.
type maerkischeMonth struct {
	// resolution: late by the provider, the maker, nobody knows, the client's change
	cases, late, maker, unknown, changed int
	slow                                 int // first answers that came late
	down                                 int // minutes the shop was down by the provider's fault
	answers, points                      int // of the survey, in tenths
}

var maerkischeMonths = []maerkischeMonth{
	{
		68, 4, 1, 0, 1, 5, 32, 24, 1041,
	}, {71, 5, 0, 1, 0, 6, 41, 26, 1118}, {66, 4, 1, 0, 1, 4, 25, 23, 984}, {58, 5, 0, 0, 0, 5, 47, 20, 846},
	{
		72, 6, 1, 1, 0, 6, 38, 25, 1053,
	}, {69, 6, 0, 0, 1, 7, 66, 24, 1002}, {74, 7, 1, 0, 0, 7, 52, 27, 1119}, {70, 7, 1, 1, 0, 8, 88, 25, 1026},
	{
		67, 8, 0, 0, 1, 8, 61, 24, 979,
	}, {71, 9, 1, 1, 0, 9, 120, 25, 1008}, {65, 9, 1, 0, 1, 9, 97, 23, 921}, {63, 10, 0, 1, 0, 10, 140, 22, 873},
	{73, 11, 1, 1, 1, 10, 181, 26, 1019}, {76, 12, 1, 2, 1, 11, 0, 25, 966}, {6, 0, 0, 0, 0, 0, 0, 2, 80},
}

type maerkische struct {
	tickets               []*ticket
	outages               []*outage
	surveys               []survey
	resolve, answer, shop *tally
	points, answers       int
}

func newMaerkische() *maerkische {
	k := &maerkische{resolve: newTally(), answer: newTally(), shop: newTally()}
	for i, m := range clock.Months() {
		d := dice.New("märkische " + m.String())
		plan := maerkischeMonths[i]
		k.cases(d, m, plan)
		k.failures(d, m, plan.down)
		k.ask(d, m, plan)
	}
	k.october()
	byTime(k.tickets)
	for i, t := range k.tickets {
		t.id = fmt.Sprintf("MK-%05d", 4100+i)
	}
	return k
}

// maerkischeTargets are the target times of resolution by priority.
var maerkischeTargets = map[string]time.Duration{"hoch": hm(4, 0), "mittel": hm(9, 30), "niedrig": hm(28, 30)}

func (k *maerkische) cases(d *dice.Dice, m clock.Month, plan maerkischeMonth) {
	causes := slices.Concat(slices.Repeat(
		[]string{"Kapazität"}, plan.late*2/3,
	), slices.Repeat([]string{"Fehler im Betrieb"}, plan.late-plan.late*2/3),
		slices.Repeat(
			[]string{"Hersteller"}, plan.maker,
		), slices.Repeat([]string{""}, plan.unknown), slices.Repeat([]string{"Kundenänderung"}, plan.changed))
	for i := range plan.cases {
		slow := i < len(causes)
		cause := d.Pick("Bedienung", "Konfiguration", "Kapazität", "")
		if slow {
			cause = causes[i]
		}
		k.add(d, m, cause, slow, i >= plan.cases-plan.slow)
	}
}

// add adds a case; slow ones are resolved late, mute ones answered late.
func (k *maerkische) add(d *dice.Dice, m clock.Month, cause string, slow, mute bool) {
	h := maerkischeHours
	opened := h.Some(d, m)
	for (slow || mute) && opened.Day() > 15 {
		opened = h.Some(d, m)
	}
	if opened.After(clock.AsOf) {
		return
	}
	topic := about(d, germanTopics)
	t := &ticket{
		opened:    opened,
		requester: person(d),
		category:  topic.category,
		item:      topic.item,
		title:     topic.title,
		cause:     cause,
		priority: d.Pick(
			"hoch", "mittel", "mittel", "niedrig",
		),
		channel: d.Pick("E-Mail", "E-Mail", "Portal"),
		cents:   d.Between(3500, 145000),
	}
	if mute {
		t.priority, t.channel, t.cause = "niedrig", "E-Mail", "Kapazität"
	}
	target := maerkischeTargets[t.priority]
	work, first := part(target, d.Between(80, 700)), time.Duration(d.Between(5, 100))*time.Minute
	if !slow && !mute && d.Chance(250) { // suspiciously many are resolved just in time
		work = target - time.Duration(d.Between(1, 9))*time.Minute
	}
	if slow {
		work = part(target, d.Between(1080, 1900))
	}
	if mute {
		first = hm(2, 0) + time.Duration(d.Between(6, 180))*time.Minute
		work = max(work, first+time.Hour)
	}
	first = min(first, work)
	t.responded, t.resolved = h.After(opened, first), h.After(opened, work)
	k.tickets = append(k.tickets, t)
	party := map[string]string{"Hersteller": "third-party", "Kundenänderung": "customer"}[cause]
	k.resolve.one(h, rule(h, opened, []stage{{work: work, party: party}}, target))
	if t.channel == "E-Mail" {
		k.answer.one(h, rule(h, opened, []stage{{work: first, party: party}}, hm(2, 0)))
	}
	if m == clock.Reported && slow && cause == "" {
		t.example = "late, and nobody noted a cause: undetermined, on the provider's account, both outcomes are shown"
	}
}

// failures makes the shop's outages of a month.
func (k *maerkische) failures(d *dice.Dice, m clock.Month, minutes int) {
	for left := minutes; left > 0; {
		n := min(left, d.Between(18, 70))
		from := m.From(clock.Berlin).
			AddDate(0, 0, d.Between(0, 26)).
			Add(time.Duration(d.Between(6*3600, 22*3600)) * time.Second)
		k.outages = append(
			k.outages,
			&outage{
				service: "shop", from: from, to: from.Add(time.Duration(n) * time.Minute), cause: "Kapazität", severity: "gering",
				title: "Shop nicht erreichbar",
			},
		)
		left -= n
	}
}

// october is the shop's reported month.
func (k *maerkische) october() {
	add := func(from, to, severity, cause, what, example string) {
		k.outages = append(
			k.outages,
			&outage{
				service:  "shop",
				from:     clock.At(from),
				to:       clock.At(to),
				severity: severity,
				cause:    cause,
				title:    what,
				example:  example,
			},
		)
	}
	add(
		"2026-10-02 09:05", "2026-10-02 11:15", "hoch", "Kapazität", "Shop nach Werbeaktion überlastet",
		"the provider's own fault, as in most rows of this file",
	)
	add("2026-10-13 14:30", "2026-10-13 16:05", "hoch", "Fehler im Betrieb", "Zertifikat abgelaufen", "")
	add(
		"2026-10-20 08:10", "2026-10-20 08:35", "gering", "Hersteller", "Zahlungsdienst gestört", "third party by its cause",
	)
	add("2026-10-23 17:40", "2026-10-23 19:30", "hoch", "Kapazität", "Datenbank voll", "")
	add("2026-10-29 06:00", "2026-10-29 06:12", "gering", "", "Kurzer Aussetzer", "no cause: undetermined")
	for minutes, party := range map[int64]string{130 + 95 + 110 + 12: "", 25: "third-party"} {
		k.shop.miss(big.NewRat(minutes*60, 1), party)
	}
	k.shop.total = big.NewRat(745*3600, 1)
}

// ask spreads the points of a month over its answers, in halves from 1 to 5. Bad ones are about cases in which the
// provider was at fault.
func (k *maerkische) ask(d *dice.Dice, m clock.Month, plan maerkischeMonth) {
	blamed, others := k.solved(m)
	dice.Shuffle(d, blamed)
	dice.Shuffle(d, others)
	left := plan.points / 5
	for i := range plan.answers {
		halves := min(10, max(2, left/(plan.answers-i)+d.Between(-2, 2)))
		if i == plan.answers-1 {
			halves = min(10, max(2, left))
		}
		left -= halves
		about := others
		if halves <= 8 && len(blamed) > 0 || len(others) == 0 {
			about = blamed
		}
		t := about[i%len(about)]
		s := survey{at: t.resolved, ticket: t, score: halves * 5}
		if m == clock.Reported {
			k.points += s.score
			k.answers++
		}
		k.surveys = append(k.surveys, s)
	}
	slices.SortStableFunc(k.surveys, func(a, b survey) int { return a.at.Compare(b.at) })
}

// solved are the cases solved in a month: those that the provider is to blame for, and the others.
func (k *maerkische) solved(m clock.Month) (blamed, others []*ticket) {
	for _, t := range k.tickets {
		switch {
		case m.Of(t.resolved.In(clock.Berlin)) != m || t.resolved.After(clock.AsOf):
		case t.cause == "Kapazität" || t.cause == "Fehler im Betrieb":
			blamed = append(blamed, t)
		case t.cause != "Hersteller" && t.cause != "Kundenänderung":
			others = append(others, t)
		}
	}
	return blamed, others
}

func germanStamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(clock.Berlin).Format("02.01.2006 15:04:05")
}

// euros is an amount as Germans write it: 1.234,50.
func euros(cents int) string {
	whole := fmt.Sprint(cents / 100)
	if len(whole) > 3 {
		whole = whole[:len(whole)-3] + "." + whole[len(whole)-3:]
	}
	return fmt.Sprintf("%s,%02d", whole, cents%100)
}

// write writes the client's files.
func (k *maerkische) write(out *output) {
	for _, year := range []int{2025, 2026} {
		f := &files.Text{Path: fmt.Sprintf("data/maerkische/stoerungen-%d.csv", year), Comma: ";", Latin: true, Dos: true}
		f.Row(
			"Nummer", "Gemeldet am", "Erste Antwort", "Gelöst am", "Priorität", "Meldeweg", "Melder", "Bereich", "Gerät",
			"Ursache", "Kosten (€)", "Kurztext",
		)
		for _, t := range k.tickets {
			if t.opened.In(clock.Berlin).Year() != year {
				continue
			}
			n := t.known(clock.AsOf)
			line := f.Row(
				n.id, germanStamp(n.opened), germanStamp(n.responded), germanStamp(n.resolved), n.priority, n.channel, n.requester,
				n.category, n.item, n.cause, euros(n.cents), n.title,
			)
			if t.example != "" {
				out.addExample(example{f.Path, "", line, t.id + ": " + t.example})
			}
		}
		if year == 2026 { // a semicolon that nobody put in quotes makes the row one cell too long
			cells := "MK-09999;11.08.2026 10:12:00;11.08.2026 10:40:00;11.08.2026 12:05:00;mittel;Portal;Jung, Rosa;" +
				"Lager;Scanner;Bedienung;48,00;Scanner piept; bucht aber\r\n"
			f.Out.WriteString(cells)
			f.Lines++
			f.Rows++
			out.account("stoerungen").Rejected++
			out.addExample(example{f.Path, "", f.Lines, "a semicolon without quotes: the row has a cell too many"})
		}
		out.file(f, "stoerungen", 1)
	}
	k.writeOutages(out)
	f := &files.Text{Path: "data/maerkische/zufriedenheit.csv", Comma: ";", Latin: true, Dos: true}
	f.Row("Datum", "Vorgang", "Note (1-5)")
	for _, s := range k.surveys {
		f.Row(s.at.In(clock.Berlin).Format("02.01.2006"), s.ticket.id, strings.Replace(tenths(s.score), ".", ",", 1))
	}
	out.file(f, "zufriedenheit", 1)
}

// lost is the month whose register of outages never arrived.
var lost = clock.Month{Year: 2026, Name: time.January}

// writeOutages writes a file a month, but for the one that was lost.
func (k *maerkische) writeOutages(out *output) {
	slices.SortStableFunc(k.outages, func(a, b *outage) int { return a.from.Compare(b.from) })
	for _, m := range clock.Months() {
		f := &files.Text{Path: "data/maerkische/ausfaelle-" + m.String() + ".csv", Comma: ";", Latin: true, Dos: true}
		f.Row("Nr", "Dienst", "Beginn", "Ende", "Schwere", "Ursache", "Beschreibung")
		for i, o := range k.outages {
			if m.Of(o.from.In(clock.Berlin)) != m {
				continue
			}
			id := fmt.Sprintf("A-%03d", i+1)
			line := f.Row(id, o.service, germanStamp(o.from), germanStamp(o.to), o.severity, o.cause, o.title)
			if o.example != "" {
				out.addExample(example{f.Path, "", line, id + ": " + o.example})
			}
		}
		if m != lost {
			out.file(f, "ausfaelle", 1)
		}
	}
}
