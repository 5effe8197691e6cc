package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/cmd/slareport/interrupt"
	"github.com/slareport/slareport/cmd/slareport/output"
)

// app is what every command shares: where to read and write, and the flags they have in common.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	screen         io.Writer            // standard error as it is: a progress bar steers the terminal
	workspace      string               // --workspace
	mu             sync.Mutex           // standard error, while clients are built side by side
	swap           output.Swapper       // how a finished folder of documents takes the place of another
	unfinished     interrupt.Unfinished // what an interrupt has to remove
	memory         *memory              // nil: as much as Go likes
}

// run executes a command line and gives the exit code.
func (a *app) run(ctx context.Context, args []string) int {
	out, errs := console.NewTerminal(a.stdout), console.NewTerminal(a.stderr)
	a.screen, a.stdout, a.stderr = a.stderr, out, errs
	err := a.execute(ctx, args)
	if full := out.Finish(); full != nil && (err == nil || errors.Is(err, full)) {
		err = console.Failed(fmt.Errorf("standard output cannot be written: %w", full))
	}
	code := console.Complain(a.stderr, err)
	_ = errs.Finish() // there is nowhere left to say so
	return code
}

// execute runs the command that the arguments name.
func (a *app) execute(ctx context.Context, args []string) error {
	root := a.root()
	root.SetArgs(args)
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	err := root.ExecuteContext(ctx)
	switch {
	case err != nil && ctx.Err() != nil: // whatever an interrupt made of it
		return a.unfinished.Interrupted(ctx)
	case err != nil && isUsage(err):
		return console.Misused("%s", strings.TrimSpace(err.Error()))
	}
	return err
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "slareport",
		Short: "Honest service level reports: how it went, whose fault the misses were, what is owed",
		Long: `slareport reads the exports of a service desk and of monitoring together with the
service level agreements, scores every objective with the fault attributed, and
writes a PDF, a page and a workbook per client.`,
		Example: `  slareport check                       what is in the data, and what is wrong with it
  slareport build                       documents of the last whole period
  slareport build --period 2026-10      documents of October 2026
  slareport explain acme resolve        where a figure comes from`,
		SilenceUsage: true, SilenceErrors: true, Args: noCommand,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.PersistentFlags().StringVarP(
		&a.workspace, "workspace", "w", "", "folder with slareport.yaml (default: the one around the current folder)",
	)
	for _, command := range commands {
		root.AddCommand(command(a))
	}
	return root
}

// noCommand refuses words that are no command.
func noCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	hint := console.Suggest(args[0], names, "the commands are ")
	return console.Mistaken(fmt.Errorf("unknown command %q", args[0]), hint)
}

// commands lists every command; one is a file and a line.
var commands = []func(*app) *cobra.Command{
	buildCommand, checkCommand, explainCommand, initCommand, templatesCommand, schemaCommand, presetsCommand,
	versionCommand,
}

// isUsage tells errors of cobra about the command line from those of the commands.
func isUsage(err error) bool {
	if known := (*console.Failure)(nil); errors.As(err, &known) {
		return false
	}
	text := err.Error()
	for _, start := range []string{
		"unknown command", "unknown flag", "unknown shorthand", "flag needs an argument", "invalid argument", "accepts ",
		"requires at least", "required flag",
	} {
		if strings.HasPrefix(text, start) {
			return true
		}
	}
	return false
}
