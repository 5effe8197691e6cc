// Package recordtypes holds the types of records that rows become, one file each: what each field's cell becomes and
// the rules between fields, in the terms of package rows. A new one is a file, and a line in kinds.go.
package recordtypes
