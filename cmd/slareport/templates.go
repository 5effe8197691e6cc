package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/cmd/slareport/library"
)

func templatesCommand(a *app) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "templates [NAME]",
		Short: "List the agreements of the library, or print one",
		Example: `  slareport templates
  slareport templates amazon-s3`,
		ValidArgsFunction: completeTemplates,
		Args:              cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.listTemplates(asJSON)
			}
			t, err := lookupTemplate(args[0])
			if err != nil {
				return err
			}
			if asJSON {
				return a.printJSON(t)
			}
			_, err = a.stdout.Write([]byte(t.Text))
			return err
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	return c
}

func (a *app) listTemplates(asJSON bool) error {
	all, err := library.All()
	if err != nil {
		return err
	}
	if asJSON {
		return a.printJSON(all)
	}
	t := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	for _, l := range all {
		console.Say(t, "%s\t%s\n\t%s\n", l.Name, l.About, l.Source)
	}
	return t.Flush()
}

// lookupTemplate finds a template by its name.
func lookupTemplate(name string) (*library.Template, error) {
	all, err := library.All()
	if err != nil {
		return nil, err
	}
	names := make([]string, len(all))
	for i := range all {
		if names[i] = all[i].Name; names[i] == name {
			return &all[i], nil
		}
	}
	hint := console.Suggest(name, names, "slareport templates lists them: ")
	return nil, console.Failed(fmt.Errorf("there is no template %q", name), hint)
}

func completeTemplates(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	all, err := library.All()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	names := make([]string, len(all))
	for i := range all {
		names[i] = all[i].Name
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
