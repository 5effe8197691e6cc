package records

import (
	"strings"

	"github.com/slareport/slareport/report/evidence"
)

// MaxKeys is how many fields the targets of one objective may depend on.
const MaxKeys = 4

// KeyValues are the fields that a case's target depends on.
type KeyValues [MaxKeys]evidence.Text

// FieldName is a field as expressions write it: agreements may write hyphens.
func FieldName(name string) string { return strings.ReplaceAll(name, "-", "_") }
