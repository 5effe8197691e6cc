// Package console is how the command talks to people. Say prints, and keeps what comes from data from steering the
// terminal (print.go); errors carry hints and the code to leave with, and Complain prints them (errors.go); Suggest
// names what was probably meant (suggest.go); a bar shows how far the work is (progress.go). It knows no command.
package console
