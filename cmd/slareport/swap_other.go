//go:build !linux

package main

import "errors"

// swap is not to be had here; the caller moves the old folder aside.
func swap(string, string) error { return errors.ErrUnsupported }
