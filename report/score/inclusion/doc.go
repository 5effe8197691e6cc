// Package inclusion says of one record whether an objective counts it, and where it does not, which rule leaves it out.
package inclusion
