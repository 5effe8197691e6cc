package files

import (
	"errors"
	"io/fs"

	"github.com/slareport/slareport/loaders/disk"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/finding"
)

// InWords puts an error into words for the reader of a finding: what is wrong, and a hint.
func InWords(err error) (what, hint finding.Message) {
	var problem *finding.Problem
	var wrong *filter.Error
	switch {
	case errors.As(err, &problem):
		return problem.Message, problem.Hint
	case errors.As(err, &wrong):
		return finding.Say("load.where-failed", wrong.Expression), finding.Say("hint.filter-bounds")
	}
	return finding.Say("load.cannot-be-read", systemReason(err)), finding.Message{}
}

// systemReason says why the system refuses something. What has no words here is the system's own text.
func systemReason(err error) any {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return finding.Say("system.not-there")
	case errors.Is(err, fs.ErrPermission):
		return finding.Say("system.not-permitted")
	}
	return disk.Reason(err).Error()
}
