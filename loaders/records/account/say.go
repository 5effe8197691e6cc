package account

import (
	"slices"

	"github.com/slareport/slareport/report/evidence"
)

// Say adds to a file's account what was found when all files had been read, for those whose the file is.
func Say(s *evidence.Source, f evidence.Finding) {
	s.Findings = append(s.Findings, f)
	SortFindings(s.Findings)
	part := partOf(s, s.Of) // of a shared file it is for the provider
	part.Findings = append(part.Findings, f)
	SortFindings(part.Findings)
}

// partOf is the account of an audience's rows in a source.
func partOf(s *evidence.Source, a evidence.Audience) *evidence.Part {
	i := slices.IndexFunc(s.Parts, func(p evidence.Part) bool { return p.Audience == a })
	if i < 0 {
		i = len(s.Parts)
		s.Parts = append(s.Parts, evidence.Part{Audience: a})
	}
	return &s.Parts[i]
}
