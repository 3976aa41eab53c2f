/** What Linux programs and libraries say about themselves in their ELF headers, read without any tool of the system. */
package dev.tinyimage.elf;
