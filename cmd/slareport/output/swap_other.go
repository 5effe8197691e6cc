//go:build !linux

package output

import "errors"

// Swap is not available here; the caller moves the old folder aside.
func Swap(string, string) error { return errors.ErrUnsupported }
