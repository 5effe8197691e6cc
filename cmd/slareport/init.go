package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/slareport/slareport/cmd/slareport/console"
)

func initCommand(a *app) *cobra.Command {
	var name string
	c := &cobra.Command{
		Use:   "init DIR",
		Short: "Write a new workspace with an agreement of the library",
		Example: `  slareport init acme --template amazon-s3
  slareport templates                   the agreements to choose from`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if name == "" {
				return console.Mistaken(
					errors.New("init needs --template NAME"), "slareport templates lists the agreements to choose from",
				)
			}
			return a.start(args[0], name)
		},
	}
	c.Flags().StringVar(&name, "template", "", "agreement of the library to begin with")
	_ = c.RegisterFlagCompletionFunc("template", func(
		c *cobra.Command, _ []string, typed string,
	) ([]string, cobra.ShellCompDirective) {
		return completeTemplates(c, nil, typed)
	})
	return c
}

// start writes a workspace and says what comes next.
func (a *app) start(dir, name string) error {
	t, err := lookupTemplate(name)
	if err != nil {
		return err
	}
	written, err := t.Start(dir)
	var taken *fs.PathError
	if errors.As(err, &taken) && errors.Is(err, fs.ErrExist) {
		return console.Failed(fmt.Errorf("%s is there already, nothing was written", taken.Path),
			"name a new folder, or copy what slareport templates "+name+" prints")
	}
	if err != nil {
		return console.Failed(fmt.Errorf("the workspace cannot be written: %w", err))
	}
	for _, path := range written {
		console.Say(a.stdout, "wrote %s\n", path)
	}
	console.Say(a.stdout, "now write the client, the fees and the terms of your contract into the agreement,\n")
	for _, record := range t.Needs {
		console.Say(a.stdout, "put %s\n", filepath.Join(dir, "data", record+".csv"))
	}
	console.Say(a.stdout, "and run slareport check -w %s\n", dir)
	return nil
}
