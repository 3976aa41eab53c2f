package dev.tinyimage;

import dev.tinyimage.cds.Choice;
import dev.tinyimage.image.Image;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.report.Breakdown;

/**
 * The image for one platform, and what went into it.
 *
 * @param target what it was made of
 * @param archive its start-up archive, if it has one
 * @param bom its bill of materials, in CycloneDX
 */
public record PlatformImage(
        Target target, Image image, ModulePlan modules, Breakdown breakdown, Choice archive, String bom) {}
