// Package files finds the files of a source and reads them as they are.
//
//  1. Find resolves the globs of a source (files.go, search.go), and leaves out what the workspace and earlier builds
//     wrote (ownfiles.go).
//  2. Hashing gives the SHA-256 of a file while it is read (digest.go), and Progress counts its bytes.
//  3. InWords says what went wrong for the reader of a finding (inwords.go).
package files
