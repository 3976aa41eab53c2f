<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="html" encoding="UTF-8" indent="no" />
  <xsl:template match="/Order">
    <p>
      <xsl:value-of select="concat(customer, ': ', format-number(price, '#.00'))" />
      <xsl:for-each select="parts/parts">
        <xsl:sort select="." order="descending" />
        <i><xsl:value-of select="." /></i>
      </xsl:for-each>
    </p>
  </xsl:template>
</xsl:stylesheet>
