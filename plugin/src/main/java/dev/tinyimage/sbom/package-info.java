/** What is in an image by name, for scanners: a CycloneDX document. */
package dev.tinyimage.sbom;
