// Package disk is the one way to the files of a workspace. It opens regular files only, since a named pipe, a
// socket or a device among the exports would keep whoever reads it waiting for ever. What it opens ends with a
// context, so that searching and reading can be interrupted wherever they are.
package disk
