package main

import (
	"encoding/json"
	"strings"

	"github.com/spf13/cobra"

	"github.com/slareport/slareport/loaders/workspace"
)

func schemaCommand(a *app) *cobra.Command {
	names := workspace.SchemaNames()
	return &cobra.Command{
		Use:       "schema {" + strings.Join(names, "|") + "}",
		Short:     "Print the JSON Schema of slareport.yaml or of an agreement, for editors",
		Example:   "  slareport schema agreement > agreement.schema.json",
		ValidArgs: names,
		Args:      cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs),
		RunE: func(_ *cobra.Command, args []string) error {
			schema, err := workspace.Schema(args[0])
			if err != nil {
				return err
			}
			text, err := json.MarshalIndent(schema, "", "  ")
			if err != nil {
				return err
			}
			_, err = a.stdout.Write(append(text, '\n'))
			return err
		},
	}
}
