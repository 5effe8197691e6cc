package score

import (
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// sources are the accounts of this client's rows, file by file. A file without any is none of its business.
func (b *build) sources() []evidence.Source {
	out := []evidence.Source{}
	for _, s := range b.Evidence.All.Sources {
		own := b.account(&s)
		if own.Rows == 0 && len(own.Findings) == 0 && !b.Evidence.Reads(s.Of) {
			continue
		}
		s.Account, s.Parts = own, nil
		out = append(out, s)
	}
	return b.incomplete(out)
}

// incomplete says of which sources data is missing, whosoever it is: it may have been meant for this client. The
// source alone is named, since its files may be other clients'.
func (b *build) incomplete(out []evidence.Source) []evidence.Source {
	said := map[string]bool{}
	for _, s := range b.Evidence.All.Sources {
		if !s.Incomplete || s.Of != (evidence.Audience{}) || said[s.ID] {
			continue
		}
		said[s.ID] = true
		i := slices.IndexFunc(out, func(x evidence.Source) bool { return x.ID == s.ID })
		if i < 0 {
			i, out = len(out), append(out, evidence.Source{ID: s.ID, Records: s.Records})
		}
		what := finding.Say("finding.incomplete", s.ID, finding.All(finding.Names(s.Records)))
		out[i].Findings = append(out[i].Findings, evidence.Finding{Severity: "error", Message: what, Count: 1})
	}
	return out
}

// account adds up the parts of a file that are this client's. What was found in rows that it shares with others is for
// the provider.
func (b *build) account(s *evidence.Source) evidence.Account {
	out := evidence.Account{Findings: []evidence.Finding{}}
	for _, p := range s.Parts {
		if !b.Evidence.Counts(p.Audience) {
			continue
		}
		out.Rows += p.Rows
		out.Loaded += p.Loaded
		out.Duplicates += p.Duplicates
		out.Filtered += p.Filtered
		out.Rejected += p.Rejected
		for _, r := range p.Reasons {
			out.Count(r)
		}
		if b.Evidence.Reads(p.Audience) {
			out.Findings = append(out.Findings, p.Findings...)
		}
	}
	return out
}
