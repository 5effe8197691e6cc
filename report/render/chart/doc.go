// Package chart works out the geometry of charts once for every format: the PDF draws it as
// vectors, the site hands it to its chart script. It draws nothing itself. Positions are fractions of the
// chart's width and height, from the left and from the bottom.
package chart
