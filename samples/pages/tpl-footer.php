<?php
/**
 * The footer of every page.
 */
$beian = get_option( 'zh_cn_l10n_icp_num' );
?>
</main>
<footer class="site-footer">
	<?php get_sidebar( 'footer' ); ?>
	<p>&copy; <?php echo date( 'Y' ); ?> <?php bloginfo( 'name' ); ?></p>
	<?php if ( $beian ) : ?>
		<p><a href="https://beian.miit.gov.cn/"><?php echo esc_html( $beian ); ?></a></p>
	<?php else : ?>
		<p><a href="https://beian.miit.gov.cn/">赣ICP备99000133号</a></p>
	<?php endif; ?>
</footer>
<?php wp_footer(); ?>
</body>
</html>
