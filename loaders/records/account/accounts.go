package account

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// hiddenFilter stands for the filter of a source whose rows are those of several clients: it may name them.
var hiddenFilter = Cause{Key: "load.filtered"}

// Close writes the books into the file's Source, everything in a fixed order: over all rows, and owner by owner.
func (b *Books) Close(s *evidence.Source, o *owners.Directory) {
	own := func(f evidence.Finding) bool { return f.File == s.File }
	elsewhere := slices.DeleteFunc(slices.Clone(s.Findings), own)
	s.Incomplete = s.Incomplete || b.Incomplete || b.silent(s)
	s.Account = b.accountOf(s, b.total(), func(owners.Owner) bool { return true }, false)
	s.Parts = nil
	for i, audience := range o.List {
		mine := func(o owners.Owner) bool { return o == owners.Owner(i) }
		part := b.accountOf(s, *b.of(owners.Owner(i)), mine, s.Of == evidence.Audience{})
		if part.Rows > 0 || len(part.Findings) > 0 {
			s.Parts = append(s.Parts, evidence.Part{Audience: audience, Account: part})
		}
	}
	AddSearchFindings(o, s, elsewhere)
}

// AddSearchFindings adds what was found where the files of a source were looked for. It may name any file of the
// workspace, so it is for the provider, whoever's the source is.
func AddSearchFindings(o *owners.Directory, s *evidence.Source, found []evidence.Finding) {
	if len(found) == 0 {
		return
	}
	s.Findings = append(slices.Clone(found), s.Findings...)
	s.Parts = append(s.Parts, evidence.Part{Audience: o.List[o.Unread], Account: evidence.Account{Findings: found}})
	s.Incomplete = s.Incomplete ||
		slices.ContainsFunc(found, func(f evidence.Finding) bool { return f.Severity == evidence.Severe })
}

// accountOf is the account of some owners' rows. What is the same for several of them is told once.
func (b *Books) accountOf(s *evidence.Source, a account, mine func(owners.Owner) bool, hide bool) evidence.Account {
	out := evidence.Account{
		Rows:   a.loaded + a.filtered + a.rejected + a.duplicates,
		Loaded: a.loaded, Filtered: a.filtered, Rejected: a.rejected, Duplicates: a.duplicates,
		Findings: []evidence.Finding{},
	}
	reasons, findings := map[Outcome]Mark{}, map[findingKey]*evidence.Finding{}
	for key, m := range b.reasons {
		if !mine(key.owner) {
			continue
		}
		what := key.Outcome
		if what.ByFilter && hide {
			what.Cause = hiddenFilter
		}
		reasons[what] = reasons[what].and(m)
	}
	for key, f := range b.findings {
		if !mine(key.owner) {
			continue
		}
		key.owner = owners.Nobody
		if old, met := findings[key]; met {
			sum := *old // the books keep their own
			merge(&sum, f)
			f = &sum
		}
		findings[key] = f
	}
	for what, m := range reasons {
		out.Reasons = append(
			out.Reasons, evidence.Reason{Kind: what.Kind, Message: what.Message(), Count: m.Count, Row: m.Row},
		)
	}
	SortReasons(out.Reasons)
	list := make([]evidence.Finding, 0, len(findings))
	for _, f := range findings {
		list = append(list, *f)
	}
	SortFindings(list)
	var summed evidence.Findings
	add := func(f evidence.Finding) {
		f.File, f.Sheet = s.File, s.Sheet
		summed.Add(f)
	}
	for _, w := range b.wordsOf(mine) {
		f := w.finding()
		for len(list) > 0 && compareFindings(list[0], f) < 0 {
			add(list[0])
			list = list[1:]
		}
		add(f)
	}
	for _, f := range list {
		add(f)
	}
	out.Findings = append(out.Findings, summed.List()...)
	return out
}

// SortFindings puts findings in the order of their rows.
func SortFindings(list []evidence.Finding) { slices.SortFunc(list, compareFindings) }

func compareFindings(a, b evidence.Finding) int {
	place := cmp.Or(
		cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column), cmp.Compare(rank(a.Severity), rank(b.Severity)),
	)
	if place != 0 { // mostly, and texts are slow to compare
		return place
	}
	return cmp.Or(finding.Compare(a.Message, b.Message), finding.Compare(a.Hint, b.Hint))
}

// SortReasons puts reasons in the order of their kinds and first rows.
func SortReasons(list []evidence.Reason) {
	slices.SortFunc(list, func(a, b evidence.Reason) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Row, b.Row), finding.Compare(a.Message, b.Message))
	})
}

func rank(severity string) int {
	return slices.Index([]string{evidence.Severe, evidence.Warning, evidence.Note}, severity)
}
