package score

import (
	"strings"

	"github.com/slareport/slareport/report/evidence"
)

// sources are the accounts of this client's rows, file by file. A file without any is none of its business, unless it
// could not be read: what is missing may have been meant for this client. Nobody knows whose its rows are, so that
// its source alone is named.
func (b *build) sources() []evidence.Source {
	out, lost := []evidence.Source{}, map[string]bool{}
	for _, s := range b.Evidence.All.Sources {
		own := b.account(&s)
		missing := s.Incomplete && s.Of == evidence.Audience{}
		switch {
		case own.Rows > 0 || len(own.Findings) > 0 || b.Evidence.Reads(s.Of):
		case missing && !lost[s.ID]:
			s.File, s.Sheet, s.SHA256 = "", "", ""
		default:
			continue
		}
		if missing && !lost[s.ID] {
			lost[s.ID] = true
			own.Findings = append(own.Findings, b.incomplete(&s))
		}
		s.Account, s.Parts = own, nil
		out = append(out, s)
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

// incomplete says that data of a source is missing, whosoever it is.
func (b *build) incomplete(s *evidence.Source) evidence.Finding {
	return evidence.Finding{Severity: "error", Count: 1, File: s.File, Sheet: s.Sheet,
		Text: b.words.T("finding.incomplete", s.ID, strings.Join(s.Records, ", "))}
}
