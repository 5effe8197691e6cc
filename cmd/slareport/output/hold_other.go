//go:build !linux && !darwin

package output

import "io"

// hold is not available here: every draft counts as left behind by a build that was killed.
func hold(string) (io.Closer, bool) { return io.NopCloser(nil), true }
