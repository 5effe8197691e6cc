package main

import (
	"regexp"
	"slices"
	"testing"
)

// denial finds the words with which a sentence says that something is not there, is not so or was not done.
var denial = map[string]*regexp.Regexp{
	"en-GB": regexp.MustCompile(`(?i)\b(no|nothing|none|nobody|nor|neither|never|without|not|cannot)\b`),
	"de-DE": regexp.MustCompile(`(?i)(^|[^\p{L}])(kein\p{L}*|nichts|niemand\p{L}*|nie|nicht|ohne|weder)($|[^\p{L}])`),
}

// noClaims are the sentences that deny something and yet claim no absence, by what they do instead.
var noClaims = map[string][]string{
	"says what the reader does not get, and why": {
		"finding.incomplete", "site.data.note", "creditnote.unsaid", "creditnote.open", "group.rest.one", "group.rest.other",
		"claim.nothing-left", "claim.ours.nothing-left",
		"claim.so-far.one", "claim.so-far.several", "claim.ours.so-far.one", "claim.ours.so-far.several",
		"due.claim.so-far",
	},
	"names a condition": {"filter.is.none"},
	"names a figure, a verdict or a column": {
		"verdict.no volume", "col.number", "party.of.undetermined", "workbook.no", "table.asides", "table.reasons",
		"table.open cases", "aside.no-repeat", "aside.up", "kind.zip", "wanted.flag", "parameters.owed", "parameters.grace",
		"score.best", "score.worst", "verdict.not due", "verdict.not in force", "outcome.not counted", "party.not-counted",
		"chart.range", "range.unknown",
	},
	"defines a term or a measure": {
		"term.experienced.means", "term.attributable.means", "term.undetermined.means", "term.no volume",
		"term.no volume.means", "term.third party.means", "term.elapsed.means", "term.force majeure.means",
		"definition.promise", "definition.timeliness", "definition.updates", "definition.event", "definition.no-repeat",
		"term.not due", "term.not due.means", "term.not in force", "term.not in force.means", "definition.counted.shortest",
		"definition.counted.grace",
	},
	"states a rule by which is reckoned": {
		"decided.uncounted", "why.end.uncounted",
		"table.integrity.note", "table.entitlements.note", "rounding.none", "rule.excuses", "rule.undetermined", "rule.exact",
		"formula.judged.exact", "formula.points-counted.how", "formula.factor.how", "formula.earned.how",
		"formula.minimum-payout", "formula.bonus-off", "formula.incident-alone",
		"pdf.signoff.text", "site.data.note", "choice.text", "choice.text.no-value",
		"choice.no_response", "choice.idle", "creditnote.nosubject",
	},
	"says what could not be read, and what hangs on it": {
		"provisional.source-unread", "provisional.source-unread.several", "provisional.file-missing",
		"provisional.file-missing.several", "provisional.rows-rejected.one", "provisional.rows-rejected.other",
		"provisional.cells-unread.one", "provisional.cells-unread.other",
		"provisional.group.rows-rejected.one", "provisional.group.rows-rejected.other", "provisional.group.cells-unread.one",
		"provisional.group.cells-unread.other", "provisional.group.client-unknown.one",
		"provisional.group.client-unknown.other", "provisional.group.hour-unknown.one",
		"provisional.group.hour-unknown.other", "provisional.group.records-doubtful.one",
		"provisional.group.records-doubtful.other", "consolidated.provisional.one", "consolidated.provisional.other",
		"provisional.endless", "sentence.unread", "sentence.unread.open", "highlight.of.open", "loss.fault.open",
		"message.credit.open", "outlook.open.one", "outlook.open.other", "sentence.earlier-open.one",
		"sentence.earlier-open.other", "sentence.stands", "watch.undecided.one", "watch.undecided.other",
		"watch.undecided.reaching.one", "watch.undecided.reaching.other", "watch.unread.one", "watch.open.one",
		"watch.open.other", "watch.below.one", "watch.below.other", "watch.unread.other", "provisional.hour-unknown.one",
		"provisional.hour-unknown.other", "provisional.client-unknown.one", "provisional.client-unknown.other",
		"provisional.time-silent",
		"provisional.time-silent.several", "provisional.service-unknown.one", "provisional.invoice-missing",
		"provisional.service-unknown.other", "provisional.group.service-unknown.one",
		"provisional.group.service-unknown.other", "why.unread", "why.unread.else",
		"finding.reopened-untold", "finding.history-untold", "finding.no-history", "finding.no-history.states",
		"finding.never-happened", "finding.samples-silent", "finding.may-hold", "finding.scales", "finding.service-blank",
		"provisional.site-unknown.one", "provisional.site-unknown.other", "provisional.group.site-unknown.one",
		"provisional.group.site-unknown.other", "finding.site-blank", "finding.site-blank.mean", "finding.blank-asked",
		"provisional.cells-blank.one", "provisional.cells-blank.other",
		"provisional.claims-no-period.one", "provisional.claims-no-period.other",
		"provisional.group.claims-no-period.one", "provisional.group.claims-no-period.other",
		"provisional.claims-shared.one", "provisional.claims-shared.other",
		"provisional.group.claims-shared.one", "provisional.group.claims-shared.other",
		"provisional.claims-unordered.one", "provisional.claims-unordered.other",
		"provisional.group.claims-unordered.one", "provisional.group.claims-unordered.other",
		"provisional.group.cells-blank.one", "provisional.group.cells-blank.other",
		"formula.uncertain.unread", "why.down.lost", "why.open.lost", "why.promise.open.lost", "incident.lost",
	},
	"reports what was found to be wrong or open": {
		"decided.no-response", "why.end.no-response", "why.end.partly.others", "why.down.lasts",
		"table.claims refused.note", "why.record", "why.end.not-excusable", "decided.not-excusable", "sentence.excused",
		"pdf.logo", "message.address", "incident.lasts", "incident.promise.broken", "finding.no-change", "due.open.one",
		"due.open.other",
		"why.update.calendar", // as why.update.always, on a calendar
		"provisional.records-doubtful.one", "provisional.records-doubtful.other", "headline.unjudged.one",
		"headline.unjudged.other", "headline.not-over", "headline.not-begun",
		"group.unclear.one", "group.unclear.other", "group.none",
		"site.finding.unjudged.one", "site.finding.unjudged.other",
	},
	"asks the reader to do something": {
		"due.accepted.one", "due.accepted.other", "due.dispute", "message.check.one", "message.check.other",
		"message.check.until.one", "message.check.until.other",
	},
	"answers what a reader chose on the page": {"site.found.none"},
}

// ofFindings begin the keys of what is found in files: each is printed only where it was found, by code that looked.
var ofFindings = regexp.MustCompile(`^(cell|date|file|finding|flaw|hint|load|note|row|system)\.`)

// A new sentence that says that something is absent needs a pair of workspaces, or a word about why it needs none.
func TestEverySentenceOfAbsenceIsHeldToAPair(t *testing.T) {
	paired := map[string]bool{}
	for _, a := range absences() {
		paired[a.key] = true
	}
	listed := map[string]bool{}
	for _, keys := range noClaims {
		for _, key := range keys {
			listed[key] = true
			if paired[key] {
				t.Errorf("%s has a pair and claims nothing: one of both is wrong", key)
			}
		}
	}
	for locale, words := range denial {
		c := wordsOf(t, locale)
		for _, key := range c.Keys() {
			if !paired[key] && !listed[key] && !ofFindings.MatchString(key) && words.MatchString(c.T(key)) {
				t.Errorf("%s %s denies something: %q. Add a pair of workspaces to absences, or the key to noClaims", locale, key,
					c.T(key))
			}
		}
		for key := range listed {
			if !slices.Contains(c.Keys(), key) {
				t.Errorf("the catalogue has no %s any more", key)
			}
		}
	}
}
