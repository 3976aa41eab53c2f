/** Whether an image does what it should when it starts, and what its failure asks for. */
package dev.tinyimage.check;
