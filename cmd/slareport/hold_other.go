//go:build !linux && !darwin

package main

import "io"

// hold cannot be had here: every folder beside the documents counts as left behind.
func hold(string) (io.Closer, bool) { return io.NopCloser(nil), true }
